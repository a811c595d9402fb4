import { useMemo, useState } from 'react';

interface How {
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/**
 * The selected rows of a list whose items have numbers of their own: a click selects one, Ctrl takes one in or out, Shift
 * all up to it.
 */
export function useSelection(ids: readonly number[]) {
  const [state, setState] = useState<{ chosen: ReadonlySet<number>; last: number | null }>({
    chosen: new Set(),
    last: null,
  });
  const { chosen, last } = state;
  const lastIndex = last === null ? -1 : ids.indexOf(last);
  return useMemo(() => {
    const between = (one: number, other: number) => ids.slice(Math.min(one, other), Math.max(one, other) + 1);
    return {
      chosen,
      lastIndex,
      lastId: last,
      /** In the order of the list. */
      inOrder: () => ids.filter((id) => chosen.has(id)),
      select: (index: number, how: How) => {
        const id = ids[index];
        if (id === undefined) return;
        if (how.shiftKey && lastIndex >= 0)
          setState({ chosen: new Set([...chosen, ...between(lastIndex, index)]), last: id });
        else if (how.ctrlKey || how.metaKey) {
          const next = new Set(chosen);
          if (!next.delete(id)) next.add(id);
          setState({ chosen: next, last: id });
        } else setState({ chosen: new Set([id]), last: id });
      },
      selectAll: () => setState({ chosen: new Set(ids), last: ids.at(-1) ?? null }),
    };
  }, [ids, chosen, last, lastIndex]);
}
