import { AuralisError } from '../../shared/domain/errors';
import { DEFAULT_ENHANCEMENT, type EnhancementRequest } from '../../shared/domain/plan';
import type { TrackId } from '../../shared/domain/track';
import {
  type AlbumMode,
  changedOverrides,
  type OverrideLayers,
  type OverrideOwner,
  type OverrideScope,
  type OverridesChange,
  type OwnPreset,
  type PresetKey,
  type PresetText,
  resolveOverrides,
  stageOverrides,
} from '../../shared/domain/wishes';
import type { AnalysisService } from '../audio/jobs';
import { type Disposable, Emitter, type Live } from '../events';
import type { Library } from '../library';
import type { SettingsStore } from '../settings';
import { type AlbumKnown, AlbumLevels } from './album-levels';
import { type KeptByHand, OverrideDesk } from './override-desk';
import { ReferenceDesk } from './reference-desk';

/** What is kept for one track beside what is wished for all. */
export interface KeptWishes extends KeptByHand {
  /** Null for a track that is on no album. */
  level: AlbumKnown | null;
}

export interface WishesOptions {
  library: Pick<
    Library,
    | 'track'
    | 'analysis'
    | 'fingerprint'
    | 'putAnalysis'
    | 'albumTracks'
    | 'overrides'
    | 'putOverrides'
    | 'ownPresets'
    | 'addPreset'
    | 'describePreset'
    | 'removePreset'
  >;
  settings: Pick<SettingsStore, 'current' | 'change'>;
  analysis: Pick<AnalysisService, 'analyze'>;
  /** Something that the person is to know of, and that no call of theirs answers with. */
  onProblem: (error: AuralisError) => void;
}

/** What changed: wishes for all tracks, or what is kept for some of them. */
export type WishChange = 'request' | 'kept' | 'shown';

/**
 * What the person wants of the enhancement: preset, loudness, reference, album mode, and parameters set by hand for all
 * tracks, for a preset, an album or a track. From these follows what is asked for each track.
 */
export class EnhancementWishes implements Disposable {
  readonly levels: AlbumLevels;
  private readonly references: ReferenceDesk;
  private readonly emitter = new Emitter<WishChange>();
  private readonly reading: Promise<void>;
  private presets: readonly OwnPreset[] = [];
  private readonly byHand: OverrideDesk;
  private choosing: AbortController | null = null;
  private measured: string | null = null;
  private lost = false;

  constructor(private readonly options: WishesOptions) {
    this.levels = new AlbumLevels(options.library, options.analysis);
    this.references = new ReferenceDesk(options.library, options.analysis);
    this.byHand = new OverrideDesk(options.library);
    this.reading = this.read();
    // Whoever asks for what is kept hears why it cannot be had.
    this.reading.catch(() => undefined);
  }

  get changes(): Live<WishChange> {
    return this.emitter;
  }

  get ownPresets(): readonly OwnPreset[] {
    return this.presets;
  }

  get ownPresetId(): OwnPreset['id'] | null {
    const { ownPresetId } = this.options.settings.current;
    return this.presets.some(({ id }) => id === ownPresetId) ? ownPresetId : null;
  }

  get albumMode(): AlbumMode {
    return this.options.settings.current.albumMode;
  }

  /** Name of the song that is being measured to become the reference; null where none is. */
  get referenceMeasuring(): string | null {
    return this.measured;
  }

  /** The reference's file cannot be found any more; what was measured of it is still used. */
  get referenceMissing(): boolean {
    return this.lost && this.request.reference !== null;
  }

  /** What is wished for all tracks. */
  get request(): EnhancementRequest {
    return this.options.settings.current.enhancement;
  }

  /** What is kept for a track. Throws AuralisError as the library does. */
  async keptFor(trackId: TrackId): Promise<KeptWishes> {
    const [byHand, level] = await Promise.all([this.byHand.keptFor(trackId), this.levels.known(trackId), this.reading]);
    return { ...byHand, level };
  }

  layers(kept: KeptWishes | null): OverrideLayers {
    return { all: this.request.overrides, ...this.byHand.layers(kept, this.presetKey) };
  }

  /** What is asked for one track. As a part of an album that nothing is known of yet it is treated by itself. */
  resolve(kept: KeptWishes | null, asAlbum: boolean): EnhancementRequest {
    const { request } = this;
    const { overrides } = resolveOverrides(this.layers(kept));
    return {
      ...request,
      targetLufs: overrides.targetLufs ?? request.targetLufs,
      ceilingDbtp: overrides.ceilingDbtp ?? request.ceilingDbtp,
      overrides: stageOverrides(overrides),
      album: asAlbum ? (kept?.level?.level ?? null) : null,
    };
  }

  /** Changes what is wished for all tracks; remembered. A built-in preset takes the place of one of the person's own. */
  change(patch: Partial<EnhancementRequest>): void {
    const { settings } = this.options;
    const enhancement = { ...settings.current.enhancement, ...patch };
    if (patch.preset === undefined) settings.change({ enhancement });
    else settings.change({ enhancement, ownPresetId: null });
    this.emitter.emit('request');
  }

  setAlbumMode(albumMode: AlbumMode): void {
    this.options.settings.change({ albumMode });
    this.emitter.emit('request');
  }

  /** Uses a preset; one of the person's own brings its loudness and intensity along. Throws `preset-not-found`. */
  async choosePreset(key: PresetKey): Promise<void> {
    if (typeof key === 'string') {
      this.change({ preset: key });
      return;
    }
    await this.reading;
    const own = this.presets.find(({ id }) => id === key);
    if (!own) throw new AuralisError('preset-not-found');
    const { base, intensity, targetLufs, ceilingDbtp } = own;
    const { settings } = this.options;
    const enhancement = { ...settings.current.enhancement, preset: base, intensity, targetLufs, ceilingDbtp };
    settings.change({ enhancement, ownPresetId: key });
    this.emitter.emit('request');
  }

  /** Keeps what is wished for all tracks now as a preset, and uses it. Throws `preset-name-taken`. */
  async savePreset(text: PresetText): Promise<OwnPreset['id']> {
    const { library } = this.options;
    const { preset: base, intensity, targetLufs, ceilingDbtp } = this.request;
    const { overrides } = resolveOverrides({ ...this.layers(null), album: null, track: null });
    const id = await library.addPreset({ ...text, base, intensity, targetLufs, ceilingDbtp }, overrides);
    await this.readPresets();
    await this.choosePreset(id);
    return id;
  }

  /** Throws `preset-not-found`, `preset-name-taken`. */
  async describePreset(id: OwnPreset['id'], text: PresetText): Promise<void> {
    await this.options.library.describePreset(id, text);
    await this.readPresets();
    this.emitter.emit('shown');
  }

  /** Deletes a preset; where it was in use, the built-in one that it was made from is. */
  async removePreset(id: OwnPreset['id']): Promise<void> {
    const { library, settings } = this.options;
    await library.removePreset(id);
    await this.readPresets();
    if (settings.current.ownPresetId !== id) this.emitter.emit('shown');
    else this.change({ preset: this.request.preset });
  }

  /**
   * Sets parameters by hand where they are to apply, at once. While the hand still moves they are not kept. Throws
   * `track-not-found` where there is no such track or album.
   */
  async changeOverrides(
    scope: OverrideScope,
    trackId: TrackId | null,
    change: OverridesChange,
    moving = false,
  ): Promise<void> {
    if (scope === 'all') {
      const { targetLufs, ceilingDbtp } = this.request;
      const overrides = changedOverrides({ ...this.request.overrides, targetLufs, ceilingDbtp }, change);
      this.change({
        targetLufs: overrides.targetLufs ?? DEFAULT_ENHANCEMENT.targetLufs,
        ceilingDbtp: overrides.ceilingDbtp ?? DEFAULT_ENHANCEMENT.ceilingDbtp,
        overrides: stageOverrides(overrides),
      });
      return;
    }
    await this.byHand.hold(this.ownerOf(scope, trackId), change);
    this.emitter.emit('request');
    if (!moving) await this.keep();
  }

  /** Leaves everything that is set in a scope to the wider ones again. */
  async resetOverrides(scope: OverrideScope, trackId: TrackId | null): Promise<void> {
    if (scope === 'all') {
      this.change({ overrides: {} });
      return;
    }
    await this.byHand.holdNothing(this.ownerOf(scope, trackId));
    this.emitter.emit('request');
    await this.keep();
  }

  /**
   * Makes a song the reference, measured first where it was not. A newer choice takes the place of one that is still
   * measured. Throws AuralisError `track-not-found`, `not-measurable`, and as measuring does.
   */
  async chooseReference(trackId: TrackId): Promise<void> {
    this.choosing?.abort();
    const choosing = new AbortController();
    this.choosing = choosing;
    try {
      const track = await this.options.library.track(trackId);
      this.showMeasuring(track.title);
      const amount = this.request.reference?.amount ?? 1;
      const reference = await this.references.measure(track, amount, choosing.signal);
      if (choosing.signal.aborted) return;
      this.lost = false;
      this.change({ reference });
    } catch (thrown) {
      if (!choosing.signal.aborted) throw thrown;
    } finally {
      if (this.choosing === choosing) this.showMeasuring(null);
    }
  }

  clearReference(): void {
    this.choosing?.abort();
    this.choosing = null;
    this.lost = false;
    this.showMeasuring(null);
    this.change({ reference: null });
  }

  setReferenceAmount(amount: number): void {
    const { reference } = this.request;
    if (reference) this.change({ reference: { ...reference, amount } });
  }

  /** Looks whether the reference's file is still there, and tells once where it is not. */
  async checkReference(): Promise<void> {
    const { reference } = this.request;
    if (!reference) return;
    const lost = !(await this.references.isThere(reference));
    if (lost === this.lost || this.request.reference?.trackId !== reference.trackId) return;
    this.lost = lost;
    if (lost) this.options.onProblem(new AuralisError('reference-missing', { name: reference.name }));
    this.emitter.emit('shown');
  }

  dispose(): void {
    this.choosing?.abort();
    this.emitter.dispose();
  }

  private ownerOf(scope: Exclude<OverrideScope, 'all'>, trackId: TrackId | null): OverrideOwner {
    if (scope === 'preset') return { scope, preset: this.presetKey };
    if (trackId === null) throw new AuralisError('track-not-found');
    return { scope, trackId };
  }

  private async keep(): Promise<void> {
    try {
      await this.byHand.keep();
    } finally {
      this.emitter.emit('kept');
    }
  }

  private showMeasuring(name: string | null): void {
    if (name === this.measured) return;
    this.measured = name;
    this.emitter.emit('shown');
  }

  private get presetKey(): PresetKey {
    return this.ownPresetId ?? this.request.preset;
  }

  private async read(): Promise<void> {
    await this.readPresets();
    this.emitter.emit('request');
  }

  private async readPresets(): Promise<void> {
    this.presets = await this.options.library.ownPresets();
    await this.byHand.readPresets(this.presets);
  }
}
