import { Music2 } from 'lucide-react';
import { useState } from 'react';
import { cx } from './cx';

/** Made once, so that drawing another cover's stand-in in its place does not draw it. */
const NOTE = <Music2 className="size-2/5 opacity-80" color="white" strokeWidth={1.75} />;

/** A hue of its own for each text, degrees 0..359. */
function hueOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 3600;
  return hash % 360;
}

export interface CoverProps {
  /** Address of the picture, or null where there is none. */
  source: string | null;
  /** Gives the stand-in its colour, so that songs of one album look alike. */
  seed: string;
  className?: string;
}

/** A cover, or a quiet coloured tile where there is none. Decoration: the words beside it say the same. */
export function Cover({ source, seed, className }: CoverProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const shape = cx('grid shrink-0 place-items-center overflow-hidden', className);
  if (source !== null && failed !== source) {
    return (
      <span className={cx(shape, 'bg-sunken')}>
        <img
          // Another picture begins empty: the one before is of another song.
          key={source}
          src={source}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => setFailed(source)}
          className="size-full object-cover"
        />
      </span>
    );
  }
  const hue = hueOf(seed);
  const background = `linear-gradient(145deg, oklch(0.62 0.07 ${hue}), oklch(0.44 0.07 ${(hue + 40) % 360}))`;
  return (
    <span className={shape} style={{ background }} aria-hidden>
      {NOTE}
    </span>
  );
}
