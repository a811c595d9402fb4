import {
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  AV_SAMPLE_FMT_S16P,
  AV_SAMPLE_FMT_S32,
  FF_ENCODER_AAC,
  FF_ENCODER_ALAC,
  FF_ENCODER_FLAC,
  FF_ENCODER_LIBMP3LAME,
  FF_ENCODER_LIBOPUS,
  FF_ENCODER_LIBVORBIS,
  FF_ENCODER_PCM_F32LE,
  FF_ENCODER_PCM_S16BE,
  FF_ENCODER_PCM_S16LE,
  FF_ENCODER_PCM_S24LE,
} from 'node-av/constants';
import type { EncodingSpec } from './encode';

export interface TestFormat {
  name: string;
  ending: string;
  spec: EncodingSpec;
  rateHz: number;
  codec: string;
  /** Most that decoding may differ from what was encoded, energy in dB. */
  noiseDb: number;
  /** Encoder and decoder delay that is left in because the file has no note to trim it by, frames; negative where sound is cut. */
  delayFrames: number;
}

/** Samples as whole numbers, of which `most` is full scale. */
function whole<Numbers extends Int16Array | Int32Array>(samples: Float32Array, into: Numbers, most: number): Numbers {
  for (let i = 0; i < samples.length; i++) into[i] = Math.round((samples[i] as number) * most);
  return into;
}
const s16 = (samples: Float32Array) => new Uint8Array(whole(samples, new Int16Array(samples.length), 32_767).buffer);
const s24In32 = (samples: Float32Array) =>
  new Uint8Array(whole(samples, new Int32Array(samples.length), 8_388_607).map((x) => x * 256).buffer);
const float = (samples: Float32Array) => new Uint8Array(samples.slice().buffer);

const floatPlanar = { sampleFormat: AV_SAMPLE_FMT_FLTP, toBytes: float, planar: true };
const int16 = { sampleFormat: AV_SAMPLE_FMT_S16, toBytes: s16, planar: false };
const int24 = { sampleFormat: AV_SAMPLE_FMT_S32, toBytes: s24In32, planar: false };
const mp3 = { muxer: 'mp3', encoder: FF_ENCODER_LIBMP3LAME, ...floatPlanar };

/** Every format that the player promises, as the encoders that come along make it. */
export const TEST_FORMATS: TestFormat[] = [
  {
    name: 'WAV 16',
    ending: 'wav',
    rateHz: 44_100,
    codec: 'pcm_s16le',
    noiseDb: -75,
    delayFrames: 0,
    spec: { muxer: 'wav', encoder: FF_ENCODER_PCM_S16LE, ...int16 },
  },
  {
    name: 'WAV 24',
    ending: 'wav',
    rateHz: 96_000,
    codec: 'pcm_s24le',
    noiseDb: -120,
    delayFrames: 0,
    spec: { muxer: 'wav', encoder: FF_ENCODER_PCM_S24LE, ...int24 },
  },
  {
    name: 'WAV float',
    ending: 'wav',
    rateHz: 48_000,
    codec: 'pcm_f32le',
    noiseDb: -120,
    delayFrames: 0,
    spec: {
      muxer: 'wav',
      encoder: FF_ENCODER_PCM_F32LE,
      sampleFormat: AV_SAMPLE_FMT_FLT,
      toBytes: float,
      planar: false,
    },
  },
  {
    name: 'AIFF',
    ending: 'aiff',
    rateHz: 44_100,
    codec: 'pcm_s16be',
    noiseDb: -75,
    delayFrames: 0,
    spec: { muxer: 'aiff', encoder: FF_ENCODER_PCM_S16BE, ...int16 },
  },
  {
    name: 'FLAC 16',
    ending: 'flac',
    rateHz: 44_100,
    codec: 'flac',
    noiseDb: -75,
    delayFrames: 0,
    spec: { muxer: 'flac', encoder: FF_ENCODER_FLAC, ...int16 },
  },
  {
    name: 'FLAC 24',
    ending: 'flac',
    rateHz: 192_000,
    codec: 'flac',
    noiseDb: -120,
    delayFrames: 0,
    spec: { muxer: 'flac', encoder: FF_ENCODER_FLAC, ...int24 },
  },
  {
    name: 'ALAC',
    ending: 'm4a',
    rateHz: 44_100,
    codec: 'alac',
    noiseDb: -75,
    delayFrames: 0,
    spec: { muxer: 'ipod', encoder: FF_ENCODER_ALAC, sampleFormat: AV_SAMPLE_FMT_S16P, toBytes: s16, planar: true },
  },
  {
    name: 'MP3 with LAME header',
    ending: 'mp3',
    rateHz: 44_100,
    codec: 'mp3',
    noiseDb: -15,
    delayFrames: 0,
    spec: { ...mp3, bitRate: 192_000 },
  },
  {
    name: 'MP3 without header',
    ending: 'mp3',
    rateHz: 44_100,
    codec: 'mp3',
    noiseDb: -15,
    delayFrames: 1105,
    spec: { ...mp3, bitRate: 128_000, muxing: { write_xing: '0' } },
  },
  {
    name: 'AAC',
    ending: 'm4a',
    rateHz: 44_100,
    codec: 'aac',
    noiseDb: -15,
    delayFrames: 0,
    spec: { muxer: 'ipod', encoder: FF_ENCODER_AAC, ...floatPlanar, bitRate: 192_000, encoding: { aac_pns: '0' } },
  },
  {
    name: 'Vorbis',
    ending: 'ogg',
    rateHz: 44_100,
    codec: 'vorbis',
    noiseDb: -15,
    delayFrames: 0,
    spec: { muxer: 'ogg', encoder: FF_ENCODER_LIBVORBIS, ...floatPlanar, bitRate: 192_000 },
  },
  {
    name: 'Opus',
    ending: 'opus',
    rateHz: 48_000,
    codec: 'opus',
    noiseDb: -15,
    delayFrames: 0,
    spec: {
      muxer: 'opus',
      encoder: FF_ENCODER_LIBOPUS,
      sampleFormat: AV_SAMPLE_FMT_FLT,
      toBytes: float,
      planar: false,
      bitRate: 160_000,
    },
  },
];
