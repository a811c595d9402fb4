import { isDeepStrictEqual } from 'node:util';
import { AuralisError } from '../../shared/domain/errors';
import { PRESETS } from '../../shared/domain/plan';
import type { TrackId } from '../../shared/domain/track';
import {
  changedOverrides,
  type KeptOverrides,
  type OverrideLayers,
  type OverrideOwner,
  type OverridesChange,
  type OwnPreset,
  type PresetKey,
} from '../../shared/domain/wishes';
import type { Library } from '../library';

/** What was set last: in force from the moment that it is asked for, whatever the library is busy with. */
interface Held {
  owner: OverrideOwner;
  overrides: KeptOverrides;
  stored: boolean;
}

/** What is kept by hand for one track. */
export interface KeptByHand {
  trackId: TrackId;
  album: KeptOverrides | null;
  track: KeptOverrides | null;
}

/** Parameters set by hand for a preset, an album or a track: kept in the library, and heard before they are. */
export class OverrideDesk {
  private readonly ofPresets = new Map<PresetKey, KeptOverrides>();
  private held: Held | null = null;
  private holding: Promise<unknown> = Promise.resolve();

  constructor(private readonly library: Pick<Library, 'overrides' | 'putOverrides'>) {}

  async readPresets(own: readonly OwnPreset[]): Promise<void> {
    for (const preset of [...PRESETS, ...own.map(({ id }) => id)])
      this.ofPresets.set(preset, (await this.library.overrides({ scope: 'preset', preset })) ?? {});
  }

  /** What the library holds for a track. Throws AuralisError as the library does. */
  async keptFor(trackId: TrackId): Promise<KeptByHand> {
    const before = this.held;
    const stored = before?.stored === true;
    const [album, track] = await Promise.all([
      this.library.overrides({ scope: 'album', trackId }),
      this.library.overrides({ scope: 'track', trackId }),
    ]);
    const { held } = this;
    const read = held?.owner.scope === 'preset' ? null : held?.owner.trackId;
    // What was stored before it was read is in there now.
    if (stored && held === before && read === trackId) this.held = null;
    return { trackId, album, track };
  }

  layers(kept: KeptByHand | null, preset: PresetKey): Omit<OverrideLayers, 'all'> {
    const { album = null, track = null } = kept ?? {};
    const layers = { preset: this.ofPresets.get(preset) ?? {}, album, track };
    if (!this.held) return layers;
    const { owner, overrides } = this.held;
    const holds = owner.scope === 'preset' ? owner.preset === preset : owner.trackId === kept?.trackId;
    return holds ? { ...layers, [owner.scope]: overrides } : layers;
  }

  /** Has a change be in force, not yet kept. Throws `track-not-found` where there is no such track or album. */
  hold(owner: OverrideOwner, change: OverridesChange): Promise<void> {
    return this.inTurn(async () => {
      const current = (await this.heldFor(owner)) ?? (await this.library.overrides(owner));
      if (current === null) throw new AuralisError('track-not-found');
      this.held = { owner, overrides: changedOverrides(current, change), stored: false };
    });
  }

  /** Has nothing of an owner be in force any more, not yet kept; what was asked for before is not in its way. */
  holdNothing(owner: OverrideOwner): Promise<void> {
    return this.inTurn(async () => {
      await this.heldFor(owner);
      this.held = { owner, overrides: {}, stored: false };
    });
  }

  /** One after the other, in the order in which they were asked for. */
  private inTurn(hold: () => Promise<void>): Promise<void> {
    const held = this.holding.then(hold);
    this.holding = held.catch(() => undefined);
    return held;
  }

  /** Keeps what is held. Where that fails what the library holds is in force again. */
  async keep(): Promise<void> {
    const { held } = this;
    if (!held || held.stored) return;
    try {
      await this.library.putOverrides(held.owner, held.overrides);
    } catch (thrown) {
      if (this.held === held) this.held = null;
      throw thrown;
    }
    held.stored = true;
    if (held.owner.scope !== 'preset') return;
    this.ofPresets.set(held.owner.preset, held.overrides);
    if (this.held === held) this.held = null;
  }

  /** What is held for an owner; what was held for another one is kept first. */
  private async heldFor(owner: OverrideOwner): Promise<KeptOverrides | null> {
    if (!this.held) return null;
    if (isDeepStrictEqual(this.held.owner, owner)) return this.held.overrides;
    await this.keep();
    return null;
  }
}
