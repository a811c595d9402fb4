import {
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  AV_SAMPLE_FMT_S16P,
  AV_SAMPLE_FMT_S32,
  AV_SAMPLE_FMT_S32P,
  type AVSampleFormat,
  FF_ENCODER_AAC,
  FF_ENCODER_ALAC,
  FF_ENCODER_FLAC,
  FF_ENCODER_LIBMP3LAME,
  FF_ENCODER_LIBOPUS,
  FF_ENCODER_PCM_F32LE,
  FF_ENCODER_PCM_S16LE,
  FF_ENCODER_PCM_S24LE,
  type FFEncoderCodec,
} from 'node-av/constants';

/** What a file is, by its container and codec. */
export type OutputContainer = 'wav' | 'flac' | 'mp3' | 'opus' | 'aac' | 'alac';

/** What the encoder is given; lossy ones take floating point and round by themselves. */
export type SampleEncoding = 'int16' | 'int24' | 'float32';

/** How samples reach an encoder: their format, one plane a channel or interleaved. */
export interface SampleShape {
  encoder: FFEncoderCodec;
  sampleFormat: AVSampleFormat;
  planar: boolean;
}

export interface Container {
  /** Name of the library's multiplexer. */
  muxer: string;
  /** Null where the container cannot hold that. */
  shapes: Record<SampleEncoding, SampleShape | null>;
  /** Bits a second for each channel of a lossy one; null for the lossless. */
  bitRatePerChannel: number | null;
  /** Rates that can be written, Hz, ascending; null takes every one. */
  ratesHz: readonly number[] | null;
  mostChannels: number;
}

const interleaved = (encoder: FFEncoderCodec, sampleFormat: AVSampleFormat) => ({
  encoder,
  sampleFormat,
  planar: false,
});
const planar = (encoder: FFEncoderCodec, sampleFormat: AVSampleFormat) => ({ encoder, sampleFormat, planar: true });
const lossy = (shape: SampleShape) => ({ int16: null, int24: null, float32: shape });

/**
 * Bit rates for stereo are 320 kbit/s for MP3 (constant, its highest), 192 kbit/s for Opus (variable) and 256 kbit/s for
 * AAC: where listening tests no longer tell them from the source.
 */
export const CONTAINERS: Record<OutputContainer, Container> = {
  wav: {
    muxer: 'wav',
    shapes: {
      int16: interleaved(FF_ENCODER_PCM_S16LE, AV_SAMPLE_FMT_S16),
      int24: interleaved(FF_ENCODER_PCM_S24LE, AV_SAMPLE_FMT_S32),
      float32: interleaved(FF_ENCODER_PCM_F32LE, AV_SAMPLE_FMT_FLT),
    },
    bitRatePerChannel: null,
    ratesHz: null,
    mostChannels: 16,
  },
  flac: {
    muxer: 'flac',
    shapes: {
      int16: interleaved(FF_ENCODER_FLAC, AV_SAMPLE_FMT_S16),
      int24: interleaved(FF_ENCODER_FLAC, AV_SAMPLE_FMT_S32),
      float32: null,
    },
    bitRatePerChannel: null,
    ratesHz: null,
    mostChannels: 8,
  },
  alac: {
    muxer: 'ipod',
    shapes: {
      int16: planar(FF_ENCODER_ALAC, AV_SAMPLE_FMT_S16P),
      int24: planar(FF_ENCODER_ALAC, AV_SAMPLE_FMT_S32P),
      float32: null,
    },
    bitRatePerChannel: null,
    ratesHz: null,
    mostChannels: 8,
  },
  mp3: {
    muxer: 'mp3',
    shapes: lossy(planar(FF_ENCODER_LIBMP3LAME, AV_SAMPLE_FMT_FLTP)),
    bitRatePerChannel: 160_000,
    ratesHz: [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000],
    mostChannels: 2,
  },
  opus: {
    muxer: 'opus',
    shapes: lossy(interleaved(FF_ENCODER_LIBOPUS, AV_SAMPLE_FMT_FLT)),
    bitRatePerChannel: 96_000,
    ratesHz: [48_000],
    mostChannels: 8,
  },
  aac: {
    muxer: 'ipod',
    shapes: lossy(planar(FF_ENCODER_AAC, AV_SAMPLE_FMT_FLTP)),
    bitRatePerChannel: 128_000,
    ratesHz: [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000],
    mostChannels: 8,
  },
};

/** From here on a rate holds everything that is heard, Hz. */
const FULL_BAND_HZ = 44_100;

/**
 * The rate in Hz at which sound of `rateHz` is written: its own where the container takes it, else the next higher one, or
 * below that the highest that it is a whole multiple of and that holds everything heard, else the highest there is.
 */
export function writtenRateHz(container: OutputContainer, rateHz: number): number {
  const rates = CONTAINERS[container].ratesHz;
  if (rates === null || rates.includes(rateHz)) return rateHz;
  const highest = rates.at(-1) as number;
  if (rateHz < highest) return rates.find((rate) => rate > rateHz) ?? highest;
  return rates.findLast((rate) => rateHz % rate === 0 && rate >= FULL_BAND_HZ) ?? highest;
}
