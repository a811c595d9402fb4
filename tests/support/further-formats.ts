import {
  AV_SAMPLE_FMT_DBL,
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  AV_SAMPLE_FMT_S16P,
  AV_SAMPLE_FMT_S32,
  AV_SAMPLE_FMT_U8,
  type AVSampleFormat,
  FF_ENCODER_AAC,
  FF_ENCODER_LIBMP3LAME,
  FF_ENCODER_PCM_F32BE,
  FF_ENCODER_PCM_F64LE,
  FF_ENCODER_PCM_S16LE,
  FF_ENCODER_PCM_S24BE,
  FF_ENCODER_PCM_S32LE,
  FF_ENCODER_PCM_U8,
  FF_ENCODER_WAVPACK,
  FF_ENCODER_WMAV2,
  type FFEncoderCodec,
} from 'node-av/constants';
import type { EncodingSpec } from './encode';
import type { TestFormat } from './formats';

type ToBytes = EncodingSpec['toBytes'];

const bytes = (samples: { buffer: ArrayBufferLike }) => new Uint8Array(samples.buffer);
const u8: ToBytes = (samples) => Uint8Array.from(samples, (x) => Math.round(x * 127) + 128);
const s16: ToBytes = (samples) => bytes(Int16Array.from(samples, (x) => Math.round(x * 32_767)));
const s24In32: ToBytes = (samples) => bytes(Int32Array.from(samples, (x) => Math.round(x * 8_388_607) * 256));
const s32: ToBytes = (samples) => bytes(Int32Array.from(samples, (x) => Math.round(x * 2_147_483_647)));
const f32: ToBytes = (samples) => bytes(samples.slice());
const f64: ToBytes = (samples) => bytes(Float64Array.from(samples));

function samples(muxer: string, encoder: FFEncoderCodec, sampleFormat: AVSampleFormat, toBytes: ToBytes): EncodingSpec {
  return { muxer, encoder, sampleFormat, toBytes, planar: false };
}

const NOISE_DB = { bits8: -30, bits16: -75, bits24: -120, float: -120, lossy: -15 };
const mp3 = {
  muxer: 'mp3',
  encoder: FF_ENCODER_LIBMP3LAME,
  sampleFormat: AV_SAMPLE_FMT_FLTP,
  toBytes: f32,
  planar: true,
};
const base = { rateHz: 44_100, delayFrames: 0 };

/** Rarer kinds of the formats that the player promises. */
export const FURTHER_FORMATS: TestFormat[] = [
  {
    ...base,
    name: 'WAV 8',
    ending: 'wav',
    rateHz: 8000,
    codec: 'pcm_u8',
    noiseDb: NOISE_DB.bits8,
    spec: samples('wav', FF_ENCODER_PCM_U8, AV_SAMPLE_FMT_U8, u8),
  },
  {
    ...base,
    name: 'WAV 32',
    ending: 'wav',
    rateHz: 88_200,
    codec: 'pcm_s32le',
    noiseDb: NOISE_DB.bits24,
    spec: samples('wav', FF_ENCODER_PCM_S32LE, AV_SAMPLE_FMT_S32, s32),
  },
  {
    ...base,
    name: 'WAV double',
    ending: 'wav',
    rateHz: 11_025,
    codec: 'pcm_f64le',
    noiseDb: NOISE_DB.float,
    spec: samples('wav', FF_ENCODER_PCM_F64LE, AV_SAMPLE_FMT_DBL, f64),
  },
  {
    ...base,
    name: 'RF64',
    ending: 'wav',
    codec: 'pcm_s16le',
    noiseDb: NOISE_DB.bits16,
    spec: { ...samples('wav', FF_ENCODER_PCM_S16LE, AV_SAMPLE_FMT_S16, s16), muxing: { rf64: 'always' } },
  },
  {
    ...base,
    name: 'AIFF 24',
    ending: 'aif',
    codec: 'pcm_s24be',
    noiseDb: NOISE_DB.bits24,
    spec: samples('aiff', FF_ENCODER_PCM_S24BE, AV_SAMPLE_FMT_S32, s24In32),
  },
  {
    ...base,
    name: 'AIFC little-endian',
    ending: 'aifc',
    codec: 'pcm_s16le',
    noiseDb: NOISE_DB.bits16,
    spec: samples('aiff', FF_ENCODER_PCM_S16LE, AV_SAMPLE_FMT_S16, s16),
  },
  {
    ...base,
    name: 'AIFC float',
    ending: 'aifc',
    codec: 'pcm_f32be',
    noiseDb: NOISE_DB.float,
    spec: samples('aiff', FF_ENCODER_PCM_F32BE, AV_SAMPLE_FMT_FLT, f32),
  },
  {
    ...base,
    name: 'MP3 VBR',
    ending: 'mp3',
    codec: 'mp3',
    noiseDb: NOISE_DB.lossy,
    spec: { ...mp3, encoding: { flags: '+qscale', global_quality: '236' } },
  },
  {
    ...base,
    name: 'MP3 of low rate',
    ending: 'mp3',
    rateHz: 16_000,
    codec: 'mp3',
    noiseDb: NOISE_DB.lossy,
    spec: { ...mp3, bitRate: 64_000 },
  },
  {
    ...base,
    name: 'AAC without container',
    ending: 'aac',
    codec: 'aac',
    noiseDb: NOISE_DB.lossy,
    delayFrames: 1024,
    spec: {
      ...{ muxer: 'adts', encoder: FF_ENCODER_AAC, sampleFormat: AV_SAMPLE_FMT_FLTP, toBytes: f32, planar: true },
      bitRate: 192_000,
      encoding: { aac_pns: '0' },
    },
  },
  {
    ...base,
    name: 'WavPack',
    ending: 'wv',
    codec: 'wavpack',
    noiseDb: NOISE_DB.bits16,
    spec: { ...samples('wv', FF_ENCODER_WAVPACK, AV_SAMPLE_FMT_S16P, s16), planar: true },
  },
  {
    ...base,
    name: 'WMA',
    ending: 'wma',
    codec: 'wmav2',
    noiseDb: NOISE_DB.lossy,
    // The decoder leaves out two blocks, as Microsoft's encoder puts before the sound; this one puts one.
    delayFrames: -2048,
    spec: {
      ...{ muxer: 'asf', encoder: FF_ENCODER_WMAV2, sampleFormat: AV_SAMPLE_FMT_FLTP, toBytes: f32, planar: true },
      bitRate: 192_000,
    },
  },
];
