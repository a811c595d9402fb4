import { openAudioSource } from '../../src/main/audio/decode';
import { type EncodingSpec, encodeFile } from './encode';
import { TEST_FORMATS } from './formats';

const spec = (name: string): EncodingSpec => {
  const format = TEST_FORMATS.find((candidate) => candidate.name === name);
  if (!format) throw new Error(`no format ${name}`);
  return format.spec;
};

type Change = (signal: Float32Array[], rateHz: number) => Float32Array[];

const asItIs: Change = (signal) => signal;
const quieter: Change = (signal) => signal.map((plane) => plane.map((sample) => sample * 10 ** (-6 / 20)));
/** With silence of that many seconds before it and after it. */
const padded =
  (before: number, after: number): Change =>
  (signal, rateHz) =>
    signal.map((plane) => {
      const start = Math.round(before * rateHz);
      const whole = new Float32Array(start + plane.length + Math.round(after * rateHz));
      whole.set(plane, start);
      return whole;
    });

interface Alteration {
  readonly name: string;
  readonly ending: string;
  readonly spec: EncodingSpec;
  readonly change: Change;
  readonly rateHz?: number;
}

/** Ways in which one recording lies in libraries several times. */
export const ALL_ALTERATIONS: readonly Alteration[] = [
  { name: 'flac', ending: 'flac', spec: spec('FLAC 16'), change: asItIs },
  { name: 'mp3-128', ending: 'mp3', spec: { ...spec('MP3 without header'), bitRate: 128_000 }, change: asItIs },
  { name: 'mp3-320', ending: 'mp3', spec: { ...spec('MP3 with LAME header'), bitRate: 320_000 }, change: asItIs },
  { name: 'vorbis-96', ending: 'ogg', spec: { ...spec('Vorbis'), bitRate: 96_000 }, change: asItIs },
  { name: 'opus-64', ending: 'opus', spec: { ...spec('Opus'), bitRate: 64_000 }, change: asItIs, rateHz: 48_000 },
  { name: 'aac-128', ending: 'm4a', spec: { ...spec('AAC'), bitRate: 128_000 }, change: asItIs },
  { name: 'minus-6-db', ending: 'flac', spec: spec('FLAC 16'), change: quieter },
  { name: '48-khz', ending: 'flac', spec: spec('FLAC 16'), change: asItIs, rateHz: 48_000 },
  { name: 'padded', ending: 'flac', spec: spec('FLAC 16'), change: padded(1, 1) },
  {
    name: 'padded-mp3',
    ending: 'mp3',
    spec: { ...spec('MP3 with LAME header'), bitRate: 64_000 },
    change: padded(0.437, 0),
  },
];

/** A part of a file, decoded. */
function excerpt(path: string, startSeconds: number, seconds: number, rateHz?: number) {
  const source = openAudioSource(path, { outputRateHz: rateHz });
  try {
    source.seek(startSeconds);
    const { sampleRateHz } = source.info;
    const planes = Array.from(
      { length: source.info.channels },
      () => new Float32Array(Math.round(seconds * sampleRateHz)),
    );
    let filled = 0;
    for (let left = planes[0]?.length ?? 0; left > 0; ) {
      const block = source.read(Math.min(left, 65_536));
      const frames = block?.[0]?.length ?? 0;
      if (!block || frames === 0) break;
      for (const [channel, plane] of planes.entries()) plane.set(block[channel] as Float32Array, filled);
      filled += frames;
      left -= frames;
    }
    return { rateHz: sampleRateHz, signal: planes.map((plane) => plane.slice(0, filled)) };
  } finally {
    source.close();
  }
}

/** Writes alterations of a part of a file; answers the paths, in their order. */
export function writeAltered(
  source: string,
  { startSeconds, seconds }: { startSeconds: number; seconds: number },
  to: string,
  alterations: readonly Alteration[],
): string[] {
  const decoded = new Map<number | undefined, ReturnType<typeof excerpt>>();
  return alterations.map(({ name, ending, spec: encoding, change, rateHz: wanted }) => {
    const part = decoded.get(wanted) ?? excerpt(source, startSeconds, seconds, wanted);
    decoded.set(wanted, part);
    const path = `${to}.${name}.${ending}`;
    encodeFile(path, change(part.signal, part.rateHz), part.rateHz, encoding);
    return path;
  });
}
