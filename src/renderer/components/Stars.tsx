import { Star } from 'lucide-react';

const STARS = [1, 2, 3, 4, 5];

// Made once, so that drawing another song in the same row does not draw them. Where a row is drawn anew they are exchanged,
// not faded; colours and not opacities hide them, as each of those is a layer of its own to the engine.
const OUTLINE = <Star key="outline" size={14} aria-hidden className="text-line-strong" />;
const HIDDEN = (
  <Star
    key="hidden"
    size={14}
    aria-hidden
    className="text-transparent transition-colors duration-100 group-hover/row:text-line-strong"
  />
);
const FILLED = <Star size={14} fill="currentColor" />;

export interface StarsProps {
  /** 0..100, 20 a star; null where it was not rated. */
  rating: number | null;
  /** Says the rating in words. */
  label: string;
  nameOf(stars: number): string;
  /** A click on the star that is the rating takes it away: null. */
  onRate(stars: number | null): void;
}

/** A rating in stars, half ones included. For the pointer; the keyboard has keys of its own for it. */
export function Stars({ rating, label, nameOf, onRate }: StarsProps) {
  const shown = rating === null ? 0 : rating / 20;
  return (
    <fieldset aria-label={label} className="-ml-0.5 flex min-w-0 border-0 p-0">
      {STARS.map((stars) => {
        const part = Math.min(1, Math.max(0, shown - stars + 1));
        return (
          <button
            key={stars}
            type="button"
            tabIndex={-1}
            aria-label={nameOf(stars)}
            onClick={(event) => {
              event.stopPropagation();
              onRate(shown === stars ? null : stars);
            }}
            onDoubleClick={(event) => event.stopPropagation()}
            className="relative grid h-7 w-4.5 place-items-center hover:scale-115"
          >
            {shown === 0 ? HIDDEN : OUTLINE}
            {part > 0 && (
              <span
                aria-hidden
                className="absolute top-1/2 left-1/2 h-3.5 -translate-1/2 overflow-hidden text-caution"
                style={{ width: 14, clipPath: `inset(0 ${(1 - part) * 100}% 0 0)` }}
              >
                {FILLED}
              </span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}
