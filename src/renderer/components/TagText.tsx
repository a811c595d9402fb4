import { cx } from './cx';

/** Text from a tag or a file name: cut where it is too long, laid out in its own direction, never interpreted. */
export function TagText({ children, className, id }: { children: string; className?: string; id?: string }) {
  return (
    <span id={id} dir="auto" title={children} className={cx('block truncate text-left', className)}>
      {children}
    </span>
  );
}
