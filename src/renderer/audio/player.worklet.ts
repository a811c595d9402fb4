import type { FromWorklet, ToWorklet, WorkletControl, WorkletNeed } from '../../shared/sound/stream';
import { CaptureTap } from './capture-tap';
import { Player } from './player';
import { PLAYER_PROCESSOR } from './processor-name';
import { RestClock } from './rest-clock';

/** The player on the audio thread: connects it to the sound process's port and to the output. */
class PlayerProcessor extends AudioWorkletProcessor {
  private readonly player = new Player(sampleRate);
  private readonly rest = new RestClock(sampleRate);
  private sound: MessagePort | null = null;
  private tap: CaptureTap | null = null;
  private muted = false;

  constructor() {
    super();
    this.port.addEventListener('message', ({ data }: MessageEvent<WorkletControl>) => {
      if ('port' in data) this.attach(data.port);
      else this.listenIn(data.capture, data.mute);
    });
    this.port.start();
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const left = outputs[0]?.[0];
    const right = outputs[0]?.[1];
    if (!left || !right) return true;
    this.player.render(left, right);
    const progress = this.player.takeProgress();
    if (progress) this.report(progress);
    this.tap?.take(left, right);
    // Whoever listens in counts the time by what is put out.
    if (this.rest.rendered(left.length, this.player.silent && !this.tap)) this.need('rest');
    if (this.muted) {
      left.fill(0);
      right.fill(0);
    }
    return true;
  }

  /** A later port comes from a restarted sound process; what is in the ring goes on playing meanwhile. */
  private attach(port: MessagePort): void {
    this.sound?.close();
    this.sound = port;
    port.addEventListener('message', ({ data }: MessageEvent<ToWorklet>) => {
      this.player.handle(data);
      if (data.type === 'begin' || data.type === 'play') this.wake();
    });
    port.start();
    this.report(this.player.ready());
    this.wake();
  }

  private listenIn(port: MessagePort, mute: boolean): void {
    this.muted = mute;
    this.tap = new CaptureTap((block) => port.postMessage(block), sampleRate, currentFrame);
    this.wake();
  }

  private wake(): void {
    if (this.rest.wake()) this.need('wake');
  }

  private need(what: WorkletNeed): void {
    this.port.postMessage(what);
  }

  private report(message: FromWorklet): void {
    this.sound?.postMessage(message);
  }
}

registerProcessor(PLAYER_PROCESSOR, PlayerProcessor);
