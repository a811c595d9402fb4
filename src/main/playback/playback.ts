import type { EnhancementState, MeasuredEnhancement } from '../../shared/domain/enhancement';
import type { AuralisError } from '../../shared/domain/errors';
import type { EnhancementRequest } from '../../shared/domain/plan';
import type { Notice, PlaybackState } from '../../shared/domain/playback';
import type { ReplayGainSettings } from '../../shared/domain/settings';
import type { TrackId } from '../../shared/domain/track';
import { type Disposable, DisposableStore, Emitter, type Live } from '../events';
import { Notices } from './notices';
import { PlanDesk } from './plan-desk';
import { QueueDesk } from './queue-desk';
import { QueueKeeper } from './queue-keeper';
import { SoundHost } from './sound-host';
import type { Start } from './start-list';
import { Transport } from './transport';
import { itemOf } from './transport-state';
import type { OutputHealth, PlaybackOptions, SoundPage } from './types';

/** Loudness follows the third power of the control's place, so that equal ways sound like equal steps; 1 is exactly 1. */
function volumeToGain(volume: number): number {
  return volume ** 3;
}

/** How long both ways of hearing a track stay equally loud after they were compared, ms. */
const COMPARING_LINGERS_MS = 3000;

/** Everything that the page may ask of playback and enhancement, and what it hears of them. */
export class Playback implements Disposable {
  private readonly store = new DisposableStore();
  private readonly host: SoundHost;
  private readonly desk: PlanDesk;
  private readonly transport: Transport;
  /** What people do to the queue. */
  readonly queue: QueueDesk;
  private readonly keeper: QueueKeeper;
  private readonly noticeBoard: Notices;
  private readonly stateEmitter = this.store.add(new Emitter<PlaybackState>());
  private readonly enhancementEmitter = this.store.add(new Emitter<EnhancementState>());

  private comparing: 'off' | 'held' | 'lingering' = 'off';
  private lingering: NodeJS.Timeout | null = null;
  private readonly healthEmitter = this.store.add(new Emitter<OutputHealth>());

  constructor(private readonly options: PlaybackOptions) {
    const { library, settings, faults } = options;
    this.noticeBoard = new Notices(faults.has('playback.notice-swallowed'));
    this.desk = this.store.add(
      new PlanDesk(options, {
        onTreatment: (entry, treatment, transition) =>
          this.host.send({ type: 'treat', entry, ...treatment, transition }),
        onChange: () => this.announceEnhancement(),
      }),
    );
    this.host = this.store.add(
      new SoundHost(options, {
        onMessage: (message) => {
          this.transport.hear(message);
          if (message.type === 'position') this.announceHealth(message);
        },
        onUp: () => {
          this.tellSettings();
          this.transport.up();
        },
        onDown: (reason, attempts) => this.transport.down(reason, attempts),
      }),
    );
    const { host, desk, noticeBoard: notices } = this;
    this.transport = this.store.add(
      new Transport({
        library,
        host,
        desk,
        notices,
        settings,
        faults,
        takeList: (start, wanted) => this.queue.takeList(start, wanted),
        onChange: () => this.announce(),
      }),
    );
    this.queue = new QueueDesk(this.transport, library);
    this.keeper = this.store.add(new QueueKeeper(this.transport, library, (error) => notices.tell(error, 'none')));
    let { fingerprintEnabled } = settings.current;
    this.store.add(
      settings.changes.listen((now) => {
        if (now.fingerprintEnabled === fingerprintEnabled) return;
        fingerprintEnabled = now.fingerprintEnabled;
        desk.renew('at-once', true);
        this.announceEnhancement();
      }),
    );
    this.store.add(
      options.wishes.changes.listen((changed) => {
        if (changed === 'request') desk.renew('at-once');
        if (changed === 'kept') void desk.reload('at-once');
        this.announceEnhancement();
      }),
    );
    this.store.add({ dispose: () => this.endComparing() });
    this.announce();
    void this.keeper.restore();
  }

  /** The state now and every change of it; the position about ten times a second while playing. */
  get state(): Live<PlaybackState> {
    return this.stateEmitter;
  }

  get enhancement(): Live<EnhancementState> {
    return this.enhancementEmitter;
  }

  get notices(): Live<Notice> {
    return this.noticeBoard;
  }

  /** Announced with every report of the output while it plays. */
  get outputHealth(): Live<OutputHealth> {
    return this.healthEmitter;
  }

  /** The tracks that play now and next, in order, up to so many. */
  upcoming(count: number): TrackId[] {
    const { queue } = this.transport;
    return [...queue.now.order.ids.subarray(queue.now.place, queue.now.place + count)];
  }

  /** Process that makes the sound; undefined while there is none. */
  get soundProcessId(): number | undefined {
    return this.host.pid;
  }

  /** Connects the sound to a page that has loaded. The first one starts the sound process, so that a click finds it warm. */
  attachPage(page: SoundPage): void {
    this.host.start();
    this.host.attachPage(page);
  }

  /** Tells the person of a problem, whoever met it. */
  notify(error: AuralisError, action: Notice['action']): void {
    this.noticeBoard.tell(error, action);
  }

  /** Throws AuralisError `track-not-found`, or why the list cannot be had. */
  play(start: Start): Promise<void> {
    return this.transport.play(start);
  }

  pause(): void {
    this.transport.pause();
  }

  resume(): Promise<void> {
    return this.transport.resume();
  }

  next(): Promise<void> {
    return this.transport.next();
  }

  previous(): Promise<void> {
    return this.transport.previous();
  }

  seek(seconds: number): Promise<void> {
    return this.transport.seek(seconds);
  }

  /** Place of the volume control, 0..1; remembered. */
  setVolume(volume: number): void {
    this.options.settings.change({ volume });
    this.tellGain();
    this.announce();
  }

  setMuted(muted: boolean): void {
    this.options.settings.change({ muted });
    this.tellGain();
    this.announce();
  }

  setEnabled(enabled: boolean): void {
    this.options.settings.change({ enhancementEnabled: enabled });
    this.tellHeard();
    this.announceEnhancement();
  }

  /**
   * While it is held the other one of untouched and enhanced sound is heard, and both equally loud. They stay so for a while
   * after, for whoever goes on comparing; then the level glides back.
   */
  compare(holding: boolean): void {
    if (holding === (this.comparing === 'held')) return;
    this.endComparing();
    this.comparing = holding ? 'held' : 'lingering';
    if (!holding) this.lingering = setTimeout(() => this.stopComparing(), COMPARING_LINGERS_MS);
    this.desk.setComparing(true, 'at-once');
    this.tellHeard();
    this.announceEnhancement();
  }

  setRequest(patch: Partial<EnhancementRequest>): void {
    this.options.wishes.change(patch);
  }

  /** What comes out of the current track, measured; null while its plan is not final, or where that changes meanwhile. */
  measureEnhanced(signal?: AbortSignal): Promise<MeasuredEnhancement | null> {
    return this.desk.measureEnhanced(signal);
  }

  /** The track that plays or is about to; null while none does. */
  get currentTrackId(): TrackId | null {
    return this.desk.track?.id ?? null;
  }

  /** Has untouched and enhanced sound be heard equally loud; remembered. */
  setLevelMatched(matched: boolean): void {
    this.options.settings.change({ levelMatched: matched });
    this.desk.settingsChanged();
  }

  /** How tags about loudness are applied to the untouched sound; remembered. */
  setReplayGain(patch: Partial<ReplayGainSettings>): void {
    const { settings } = this.options;
    settings.change({ replayGain: { ...settings.current.replayGain, ...patch } });
    this.desk.settingsChanged();
  }

  /** Over how much a track fades into the next, seconds, 0 for without a gap; remembered. */
  setCrossfade(seconds: number): void {
    this.options.settings.change({ crossfadeSeconds: seconds });
    this.transport.crossfadeChanged();
  }

  dispose(): void {
    this.store.dispose();
  }

  private stopComparing(): void {
    this.endComparing();
    this.desk.setComparing(false, 'glide');
    this.announceEnhancement();
  }

  private endComparing(): void {
    if (this.lingering) clearTimeout(this.lingering);
    this.lingering = null;
    this.comparing = 'off';
  }

  private get hearsEnhanced(): boolean {
    return this.options.settings.current.enhancementEnabled !== (this.comparing === 'held');
  }

  private tellHeard(): void {
    this.host.send({ type: 'enhanced', enabled: this.hearsEnhanced });
  }

  private tellSettings(): void {
    this.tellHeard();
    this.tellGain();
  }

  private tellGain(): void {
    const { muted, volume } = this.options.settings.current;
    this.host.send({ type: 'gain', linear: muted ? 0 : volumeToGain(volume) });
  }

  private announce(): void {
    const { state, queue, modes, outputRateHz, dropoutFrames } = this.transport;
    const { volume, muted } = this.options.settings.current;
    const item = itemOf(state);
    this.stateEmitter.emit({
      kind: state.kind,
      track: item?.track ?? null,
      positionSeconds: state.kind === 'idle' ? 0 : state.seconds,
      durationSeconds: item?.durationSeconds ?? null,
      queueIndex: queue.index,
      queueLength: queue.length,
      queueRevision: queue.revision,
      shuffled: queue.shuffled,
      ...modes,
      volume,
      muted,
      outputRateHz,
      dropoutFrames,
    });
    this.announceEnhancement();
    this.keeper?.changed();
  }

  private announceHealth({ dropoutFrames, framesBuffered }: { dropoutFrames: number; framesBuffered: number }): void {
    const { state, outputRateHz } = this.transport;
    if (outputRateHz === null) return;
    const bufferedSeconds = framesBuffered / outputRateHz;
    this.healthEmitter.emit({ playing: state.kind === 'playing', dropoutFrames, bufferedSeconds });
  }

  private announceEnhancement(): void {
    const { enhancementEnabled, enhancement, levelMatched } = this.options.settings.current;
    const { plan, source, analysis, failure } = this.desk.planned;
    const { meters } = this.transport;
    const { kept } = this.desk;
    const { wishes } = this.options;
    const { level = null } = kept ?? {};
    this.enhancementEmitter.emit({
      enabled: enhancementEnabled,
      heard: this.hearsEnhanced ? 'enhanced' : 'original',
      comparing: this.comparing !== 'off',
      request: enhancement,
      layers: wishes.layers(kept),
      ownPresets: [...wishes.ownPresets],
      ownPresetId: wishes.ownPresetId,
      albumMode: wishes.albumMode,
      album: level && {
        inUse: this.desk.asAlbum && level.level !== null,
        measured: level.measured,
        tracks: level.tracks,
      },
      referenceMissing: wishes.referenceMissing,
      referenceMeasuring: wishes.referenceMeasuring,
      levelMatched,
      matchDb: this.desk.matchDb,
      plan,
      source,
      analysis,
      failure,
      meters,
    });
  }
}

export function createPlayback(options: PlaybackOptions): Playback {
  return new Playback(options);
}
