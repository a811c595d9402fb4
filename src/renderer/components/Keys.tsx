/** A combination of keys, one cap each. */
export function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-grid h-6 min-w-6 place-items-center rounded-md bg-sunken px-1.5 font-sans text-xs font-medium text-ink ring-1 ring-line"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
