import { useVirtualizer } from '@tanstack/react-virtual';
import { type ComponentType, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface TileProps<Item> {
  item: Item;
  /** The one that the keys act on. */
  current?: boolean;
}

export interface TileGridProps<Item extends { id: number }> {
  items: readonly Item[];
  total: number;
  label: string;
  /** Least width of a tile and its height beside the picture, CSS pixels; the picture is a square of the tile's width. */
  least: number;
  text: number;
  picture: boolean;
  Tile: ComponentType<TileProps<Item>>;
  onOpen(item: Item): void;
  onReadOn(): void;
}

const GAP = 20;
const PADDING = 24;

/** Tiles in as many columns as fit: only the rows in sight exist. Arrows move between them, Enter opens one. */
export function TileGrid<Item extends { id: number }>(props: TileGridProps<Item>) {
  const { items, total, label, least, text, picture, Tile, onOpen, onReadOn } = props;
  const list = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const [current, setCurrent] = useState(0);
  const [focused, setFocused] = useState(false);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    // It tells the first width as well, before anything is painted.
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const room = Math.max(least, width - 2 * PADDING);
  const columns = Math.max(1, Math.floor((room + GAP) / (least + GAP)));
  const tileWidth = (room - GAP * (columns - 1)) / columns;
  const rowHeight = Math.round((picture ? tileWidth : 0) + text + GAP);
  const virtual = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => list.current,
    estimateSize: () => rowHeight,
    overscan: 3,
    paddingStart: 8,
    paddingEnd: 12,
  });
  const { measure } = virtual;
  useEffect(() => {
    if (rowHeight > 0) measure();
  }, [rowHeight, measure]);
  const rows = virtual.getVirtualItems();
  const missing = ((rows.at(-1)?.index ?? -1) + 1) * columns > items.length && items.length < total;
  useEffect(() => {
    if (missing) onReadOn();
  }, [missing, onReadOn]);

  const place = Math.min(current, Math.max(0, items.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target !== list.current) return;
    const page = Math.max(1, Math.floor(list.current.clientHeight / rowHeight)) * columns;
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: 1,
      ArrowLeft: -1,
      ArrowDown: columns,
      ArrowUp: -columns,
      PageDown: page,
      PageUp: -page,
      Home: -total,
      End: total,
    };
    const item = items[place];
    if (event.key === 'Enter' && item) {
      event.preventDefault();
      return onOpen(item);
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = Math.min(items.length - 1, Math.max(0, place + step));
    setCurrent(to);
    virtual.scrollToIndex(Math.floor(to / columns));
  };
  const idOf = (item: Item) => `tile-${item.id}`;
  const inSight = items[place] && rows.some((row) => row.index === Math.floor(place / columns));

  return (
    <div
      ref={list}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={Math.ceil(total / columns)}
      aria-colcount={columns}
      aria-activedescendant={inSight && items[place] ? idOf(items[place]) : undefined}
      data-arrows="own"
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto rounded-b-pane outline-none!"
    >
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {width > 0 &&
          rows.map((row) => (
            <div
              key={row.key}
              role="row"
              aria-rowindex={row.index + 1}
              className="absolute inset-x-0 grid"
              style={{
                transform: `translateY(${row.start}px)`,
                height: rowHeight - GAP,
                paddingInline: PADDING,
                columnGap: GAP,
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              }}
            >
              {items.slice(row.index * columns, (row.index + 1) * columns).map((item, column) => (
                <div key={item.id} role="gridcell" aria-colindex={column + 1} id={idOf(item)} className="min-w-0">
                  <Tile item={item} current={focused && row.index * columns + column === place} />
                </div>
              ))}
            </div>
          ))}
      </div>
    </div>
  );
}
