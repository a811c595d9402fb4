import { iterate } from '../../events';
import type { Playback } from '../../playback';
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

export function enhancementHandlers(api: ApiBuilder, playback: Playback) {
  return {
    setEnabled: api.enhancement.setEnabled.handler(({ input }) => playback.setEnabled(input.enabled)),
    setLevelMatched: api.enhancement.setLevelMatched.handler(({ input }) => playback.setLevelMatched(input.matched)),
    setRequest: api.enhancement.setRequest.handler(({ input }) => playback.setRequest(input)),
    watch: api.enhancement.watch.handler(({ signal }) => iterate(playback.enhancement, signal, 'newest')),
  };
}
