import { type DragEvent, type RefObject, useState } from 'react';

interface RowDrop {
  list: RefObject<HTMLElement | null>;
  /** Distance of the first row from the top of what scrolls, and height of each, CSS pixels. */
  first: number;
  rowHeight: number;
  rows: number;
  accepts(transfer: DataTransfer): boolean;
  /** Something was dropped before the row of that index; behind the last one where it is the number of rows. */
  onDrop(transfer: DataTransfer, index: number): void;
}

/** Lets something be dropped between the rows of a list; answers before which row it would go, null for nowhere. */
export function useRowDrop({ list, first, rowHeight, rows, accepts, onDrop }: RowDrop) {
  const [at, setAt] = useState<number | null>(null);
  const indexOf = (event: DragEvent) => {
    const element = list.current;
    if (!element) return rows;
    const y = event.clientY - element.getBoundingClientRect().top + element.scrollTop - first;
    return Math.min(rows, Math.max(0, Math.round(y / rowHeight)));
  };
  return {
    at,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!accepts(event.dataTransfer)) return;
        event.preventDefault();
        setAt(indexOf(event));
      },
      onDragLeave: (event: DragEvent) => {
        if (!list.current?.contains(event.relatedTarget as Node | null)) setAt(null);
      },
      onDrop: (event: DragEvent) => {
        if (!accepts(event.dataTransfer)) return;
        event.preventDefault();
        setAt(null);
        onDrop(event.dataTransfer, indexOf(event));
      },
    },
  };
}
