import type { MessagePortMain, WebContents } from 'electron';
import { z } from 'zod';
import { PORT_CHANNELS } from '../../../shared/api/bridge';
import type { CapturedBlock } from '../../../shared/sound/capture';
import { encodeSamples } from './samples';

const BlockSchema: z.ZodType<CapturedBlock> = z.object({
  type: z.literal('captured'),
  rateHz: z.number(),
  frame: z.number(),
  renderedMs: z.array(z.number()),
  channels: z.array(z.instanceof(Float32Array)),
});

/** Hears what the page puts out, and keeps it while a recording is on. */
export class Capture {
  private rateHz: number | null = null;
  private recording = false;
  private garbled: Error | null = null;
  private blocks: CapturedBlock[] = [];
  private frames = 0;
  private soundingFrames = 0;

  constructor(private readonly makePair: () => { port1: MessagePortMain; port2: MessagePortMain }) {}

  /** Listens in on a page that has just loaded. */
  attach(page: WebContents): void {
    const { port1, port2 } = this.makePair();
    port1.on('message', ({ data }) => this.receive(data));
    port1.start();
    page.postMessage(PORT_CHANNELS.capture, null, [port2]);
  }

  start(): void {
    this.garbled = null;
    this.recording = true;
    this.blocks = [];
    this.frames = 0;
    this.soundingFrames = 0;
  }

  /** Throws where the page sent something that is no sound. */
  status() {
    if (this.garbled) throw this.garbled;
    return { rateHz: this.rateHz, frames: this.frames, soundingFrames: this.soundingFrames };
  }

  /** Throws where the page sent something that is no sound. */
  stop() {
    if (this.garbled) throw this.garbled;
    this.recording = false;
    const blocks = this.blocks;
    this.blocks = [];
    const channels = [0, 1].map((index) => {
      const whole = new Float32Array(this.frames);
      let at = 0;
      for (const block of blocks) {
        const samples = block.channels[index] ?? new Float32Array(0);
        whole.set(samples, at);
        at += samples.length;
      }
      return encodeSamples(whole);
    });
    return { rateHz: this.rateHz ?? 0, channels };
  }

  /** Kept until somebody asks: there is nobody to throw it at when a message arrives. */
  private receive(message: unknown): void {
    const block = BlockSchema.safeParse(message);
    if (block.success) this.take(block.data);
    else this.garbled = block.error;
  }

  private take(block: CapturedBlock): void {
    this.rateHz = block.rateHz;
    if (!this.recording) return;
    const [left = new Float32Array(0), right = left] = block.channels;
    this.blocks.push(block);
    this.frames += left.length;
    for (let frame = 0; frame < left.length; frame++) {
      if (left[frame] !== 0 || right[frame] !== 0) this.soundingFrames++;
    }
  }
}
