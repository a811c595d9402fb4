import type { FromWorklet, ToWorklet, WorkletControl, WorkletNeed, WorkletOptions } from '../../shared/sound/stream';
import { CaptureTap } from './capture-tap';
import { Player } from './player';
import { PLAYER_PROCESSOR } from './processor-name';
import { RestClock } from './rest-clock';
import { UnderrunClock } from './underrun-clock';

/** The player on the audio thread: connects it to the sound process's port and to the output. */
class PlayerProcessor extends AudioWorkletProcessor {
  private readonly player = new Player(sampleRate);
  private readonly rest = new RestClock(sampleRate);
  private readonly underruns: UnderrunClock;
  private sound: MessagePort | null = null;
  private capture: MessagePort | null = null;
  private tap: CaptureTap | null = null;
  private muted = false;
  private released = false;

  constructor({ processorOptions }: { processorOptions: WorkletOptions }) {
    super();
    this.underruns = new UnderrunClock(sampleRate, processorOptions.bufferSeconds);
    this.port.addEventListener('message', ({ data }: MessageEvent<WorkletControl>) => {
      if ('port' in data) this.attach(data.port);
      else if ('capture' in data) this.listenIn(data.capture, data.mute);
      else if ('enhanced' in data) this.player.handle({ type: 'enhanced', enabled: data.enhanced });
      else this.release();
    });
    this.port.start();
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const left = outputs[0]?.[0];
    const right = outputs[0]?.[1];
    if (!left || !right || this.released) return true;
    this.player.render(left, right);
    const progress = this.player.takeProgress();
    if (progress) this.report(progress);
    const nowMs = Date.now();
    this.tap?.take(left, right, nowMs);
    // Whoever listens in counts the time by what is put out.
    if (this.rest.rendered(left.length, this.player.silent && !this.tap)) this.need('rest');
    if (this.underruns.rendered(left.length, nowMs) && !this.player.silent) this.need('underrun');
    if (this.muted) {
      left.fill(0);
      right.fill(0);
    }
    return true;
  }

  private readonly hear = ({ data }: MessageEvent<ToWorklet>) => {
    this.player.handle(data);
    if (data.type === 'begin' || data.type === 'play') this.wake();
  };

  /** A later port comes from a restarted sound process; what is in the ring goes on playing meanwhile. */
  private attach(port: MessagePort): void {
    this.sound?.close();
    this.sound = port;
    port.addEventListener('message', this.hear);
    port.start();
    this.report(this.player.ready());
    this.wake();
  }

  private listenIn(port: MessagePort, mute: boolean): void {
    this.muted = mute;
    this.capture = port;
    this.tap = new CaptureTap((block) => port.postMessage(block), sampleRate, currentFrame);
    this.wake();
  }

  private release(): void {
    const ports: WorkletControl[] = [];
    this.sound?.removeEventListener('message', this.hear);
    if (this.capture) ports.push({ capture: this.capture, mute: this.muted });
    if (this.sound) ports.push({ port: this.sound });
    this.released = true;
    const moved = [this.sound, this.capture].filter((port) => port !== null);
    this.sound = null;
    this.capture = null;
    this.tap = null;
    this.port.postMessage({ released: ports } satisfies WorkletNeed, moved);
  }

  private wake(): void {
    if (!this.rest.wake()) return;
    this.underruns.restart();
    this.need('wake');
  }

  private need(what: WorkletNeed): void {
    this.port.postMessage(what);
  }

  private report(message: FromWorklet): void {
    this.sound?.postMessage(message);
  }
}

registerProcessor(PLAYER_PROCESSOR, PlayerProcessor);
