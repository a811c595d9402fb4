import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const SINK = 'e2e';
const START_PATIENCE_MS = 5_000;
const FRAME_BYTES = 8;

/** Why sound that really reached an output cannot be recorded here; null where it can. */
export function pulseMissing(): string | null {
  const there = (command: string) => spawnSync(command, ['--version'], { stdio: 'ignore' }).error === undefined;
  return there('pulseaudio') && there('parec') ? null : 'PulseAudio is not installed (pulseaudio, pulseaudio-utils)';
}

/** Everything that was put out while it ran, frame by frame, with the moments at which it arrived. */
export interface Recorded {
  left: Float32Array;
  right: Float32Array;
  rateHz: number;
  /** `performance.timeOrigin + performance.now()` at which frame `frame` was there. */
  momentOf(frame: number): number;
}

export interface Recording {
  /** Frames so far. */
  readonly frames: number;
  /** How many of the last ones are silent. */
  readonly silentFrames: number;
  /** How many there are from the first sound on. */
  readonly soundingFrames: number;
  stop(): Promise<Recorded>;
}

/** A sound server of the test's own with one output into nowhere, so that tests hear only themselves. */
export interface PulseServer {
  /** For the application to find its output. */
  readonly env: Record<string, string>;
  /** Begins to record; resolves once the first frames are there. */
  record(): Promise<Recording>;
  dispose(): Promise<void>;
}

export async function startPulse(rateHz = 48_000): Promise<PulseServer> {
  const folder = mkdtempSync(join(tmpdir(), 'auralis-pulse-'));
  const socket = join(folder, 'native');
  mkdirSync(join(folder, '.config/pulse'), { recursive: true });
  writeFileSync(
    join(folder, '.config/pulse/daemon.conf'),
    `default-sample-rate = ${rateHz}\ndefault-sample-format = float32le\n`,
  );
  const env = { ...process.env, HOME: folder, PULSE_SERVER: `unix:${socket}` };
  const server = spawn(
    'pulseaudio',
    [
      '-n',
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--use-pid-file=no',
      '-L',
      `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
      '-L',
      `module-null-sink sink_name=${SINK} rate=${rateHz} format=float32le channels=2`,
    ],
    { env, stdio: 'ignore' },
  );
  await listening(socket);
  return {
    env: { PULSE_SERVER: `unix:${socket}` },
    record: () => record(env, rateHz),
    dispose: async () => {
      await ended(server, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(socket: string): Promise<void> {
  const until = performance.now() + START_PATIENCE_MS;
  while (performance.now() < until) {
    const answers = await new Promise<boolean>((resolve) => {
      const probe = connect(socket, () => {
        probe.end();
        resolve(true);
      });
      probe.on('error', () => resolve(false));
    });
    if (answers) return;
    await wait(10);
  }
  throw new Error(`PulseAudio did not start within ${START_PATIENCE_MS} ms`);
}

async function record(env: NodeJS.ProcessEnv, rateHz: number): Promise<Recording> {
  const format = ['--raw', '--format=float32le', `--rate=${rateHz}`, '--channels=2', '--latency-msec=10'];
  const recorder = spawn('parec', ['-d', `${SINK}.monitor`, ...format], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const chunks: { bytes: Buffer; moment: number }[] = [];
  let size = 0;
  let silentSince = 0;
  let soundSince: number | null = null;
  await new Promise<void>((resolve, reject) => {
    recorder.on('error', reject);
    recorder.stdout.on('data', (bytes: Buffer) => {
      chunks.push({ bytes, moment: performance.timeOrigin + performance.now() });
      size += bytes.length;
      if (soundSince === null) {
        const begin = bytes.findIndex((byte) => byte !== 0);
        if (begin >= 0) soundSince = size - bytes.length + begin;
      }
      const sound = bytes.findLastIndex((byte) => byte !== 0);
      if (sound >= 0) silentSince = size - bytes.length + sound + 1;
      resolve();
    });
  });
  return {
    get frames() {
      return Math.floor(size / FRAME_BYTES);
    },
    get silentFrames() {
      return Math.floor((size - silentSince) / FRAME_BYTES);
    },
    get soundingFrames() {
      return soundSince === null ? 0 : Math.floor((size - soundSince) / FRAME_BYTES);
    },
    stop: async () => {
      await ended(recorder, 'SIGTERM');
      return recorded(chunks, rateHz);
    },
  };
}

function recorded(chunks: { bytes: Buffer; moment: number }[], rateHz: number): Recorded {
  const bytes = Buffer.concat(chunks.map((chunk) => chunk.bytes));
  const frames = Math.floor(bytes.length / FRAME_BYTES);
  const left = new Float32Array(frames);
  const right = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    left[i] = bytes.readFloatLE(i * FRAME_BYTES);
    right[i] = bytes.readFloatLE(i * FRAME_BYTES + 4);
  }
  const momentOf = (frame: number) => {
    let end = 0;
    for (const { bytes: chunk, moment } of chunks) {
      end += chunk.length;
      if (end > frame * FRAME_BYTES) return moment;
    }
    return Number.NaN;
  };
  return { left, right, rateHz, momentOf };
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await exit;
}
