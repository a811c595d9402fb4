import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { cx } from './cx';
import { IconButton } from './IconButton';

export interface ModalProps {
  open: boolean;
  title: string;
  closeLabel: string;
  wide?: boolean;
  onClose(): void;
  children: ReactNode;
}

/** A dialog over the page; Escape, the cross and a click beside it close it. */
export function Modal({ open, title, closeLabel, wide, onClose, children }: ModalProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          ref={popup}
          initialFocus={popup}
          className={cx(
            'fixed top-1/2 left-1/2 z-40 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col',
            'rounded-pane bg-raised shadow-raised outline-none! ring-1 ring-line transition duration-150 ease-calm',
            'data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0',
            wide ? 'max-w-2xl' : 'max-w-md',
          )}
        >
          <header className="flex items-center justify-between gap-4 pt-4 pr-4 pb-3 pl-6">
            <Dialog.Title className="truncate text-base font-semibold">{title}</Dialog.Title>
            <Dialog.Close render={<IconButton label={closeLabel} size="small" icon={<X size={16} aria-hidden />} />} />
          </header>
          <div className="min-h-0 overflow-y-auto px-6 pb-6">{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
