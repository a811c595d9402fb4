import { cx } from '../../components/cx';

/** Words that lead to a page. */
export function LinkText({ text, className, onOpen }: { text: string; className?: string; onOpen(): void }) {
  return (
    <button
      type="button"
      dir="auto"
      onClick={onOpen}
      className={cx(
        'max-w-full truncate rounded-sm text-ink underline decoration-line-strong underline-offset-3 hover:decoration-ink',
        className,
      )}
    >
      {text}
    </button>
  );
}
