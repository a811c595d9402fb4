import { iterate } from '../../events';
import type { Playback } from '../../playback';
import type { Services } from '../services';
import type { ApiBuilder } from './router';

export function playbackHandlers(api: ApiBuilder, playback: Playback) {
  return {
    play: api.playback.play.handler(({ input }) => playback.play(input)),
    pause: api.playback.pause.handler(() => playback.pause()),
    resume: api.playback.resume.handler(() => playback.resume()),
    next: api.playback.next.handler(() => playback.next()),
    previous: api.playback.previous.handler(() => playback.previous()),
    seek: api.playback.seek.handler(({ input }) => playback.seek(input.seconds)),
    setCrossfade: api.playback.setCrossfade.handler(({ input }) => playback.setCrossfade(input.seconds)),
    setReplayGain: api.playback.setReplayGain.handler(({ input }) => playback.setReplayGain(input)),
    setVolume: api.playback.setVolume.handler(({ input }) => playback.setVolume(input.volume)),
    setMuted: api.playback.setMuted.handler(({ input }) => playback.setMuted(input.muted)),
    watch: api.playback.watch.handler(({ signal }) => iterate(playback.state, signal, 'newest')),
    watchNotices: api.playback.watchNotices.handler(({ signal }) => iterate(playback.notices, signal, 'every')),
  };
}

export function enhancementHandlers(api: ApiBuilder, { playback, wishes }: Pick<Services, 'playback' | 'wishes'>) {
  const routes = api.enhancement;
  return {
    setEnabled: routes.setEnabled.handler(({ input }) => playback.setEnabled(input.enabled)),
    setLevelMatched: routes.setLevelMatched.handler(({ input }) => playback.setLevelMatched(input.matched)),
    compare: routes.compare.handler(({ input }) => playback.compare(input.holding)),
    setRequest: routes.setRequest.handler(({ input }) => playback.setRequest(input)),
    choosePreset: routes.choosePreset.handler(({ input }) => wishes.choosePreset(input.preset)),
    savePreset: routes.savePreset.handler(async ({ input }) => ({ id: await wishes.savePreset(input) })),
    describePreset: routes.describePreset.handler(({ input: { id, ...text } }) => wishes.describePreset(id, text)),
    removePreset: routes.removePreset.handler(({ input }) => wishes.removePreset(input.id)),
    changeOverrides: routes.changeOverrides.handler(
      ({ input: { scope, change, moving, trackId = playback.currentTrackId } }) =>
        wishes.changeOverrides(scope, trackId, change, moving),
    ),
    resetOverrides: routes.resetOverrides.handler(({ input: { scope, trackId = playback.currentTrackId } }) =>
      wishes.resetOverrides(scope, trackId),
    ),
    chooseReference: routes.chooseReference.handler(({ input }) => wishes.chooseReference(input.trackId)),
    clearReference: routes.clearReference.handler(() => wishes.clearReference()),
    setReferenceAmount: routes.setReferenceAmount.handler(({ input }) => wishes.setReferenceAmount(input.amount)),
    setAlbumMode: routes.setAlbumMode.handler(({ input }) => wishes.setAlbumMode(input.mode)),
    measureEnhanced: routes.measureEnhanced.handler(({ signal }) => playback.measureEnhanced(signal)),
    watch: routes.watch.handler(({ signal }) => iterate(playback.enhancement, signal, 'newest')),
  };
}
