/** How menus look, wherever they open. */
export const MENU_POPUP =
  'max-h-[min(28rem,var(--available-height))] min-w-48 max-w-72 overflow-y-auto rounded-card bg-raised p-1 shadow-raised ring-1 ring-line outline-none';
export const MENU_ITEM =
  'flex h-8 cursor-default items-center gap-2.5 rounded-md px-2.5 text-[0.8125rem] outline-none data-disabled:opacity-45 data-highlighted:bg-hover';
export const MENU_LINE = 'mx-2 my-1 h-px bg-line';
