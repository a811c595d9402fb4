import type { FaultId } from '../../../scenarios';
import type { Notice } from '../../../shared/domain/playback';
import { Emitter, type Live } from '../../events';
import type { Library } from '../../library';
import { overriding } from './overriding';

/** What of the playback service the faults take hold of. */
interface FaultablePlayback<Play> {
  play(input: Play): Promise<void>;
  pause(): Promise<void> | void;
  seek(seconds: number): Promise<void> | void;
  readonly notices: Live<Notice>;
}

/** Any character beyond ASCII. */
const UNUSUAL = /[^\0-\x7f]/;

/**
 * The services as the page meets them, with the seeded faults between: each takes away one effect and leaves its promise
 * standing. Without faults the services come back as they are.
 */
export function seedServiceFaults<
  Play,
  Playback extends FaultablePlayback<Play>,
  Services extends { playback: Playback; library: Library },
>(services: Services, faults: { has(id: FaultId): boolean }): Services {
  const { playback, library } = services;
  const overrides: Partial<FaultablePlayback<Play>> = {};
  if (faults.has('playback.pause-ignored')) overrides.pause = async () => {};
  if (faults.has('playback.notice-swallowed')) Object.assign(overrides, { notices: new Emitter<Notice>() });
  if (faults.has('playback.seek-off-by-a-second')) overrides.seek = (seconds) => playback.seek(seconds + 1);
  if (faults.has('playback.starts-a-second-late')) {
    overrides.play = async (input) => {
      await playback.play(input);
      await playback.seek(1);
    };
  }
  const tracks: Library['tracks'] = async (input) => {
    const page = await library.tracks(input);
    return { ...page, tracks: page.tracks.filter(({ title }) => !UNUSUAL.test(title)) };
  };
  return {
    ...services,
    playback: overriding(playback, overrides as Partial<Playback>),
    library: faults.has('library.unusual-names-lost') ? overriding(library, { tracks }) : library,
  };
}
