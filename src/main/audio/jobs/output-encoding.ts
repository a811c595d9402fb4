import type { ExportFormat } from '../../../shared/domain/export-format';
import { type AudioSourceInfo, openAudioSource } from '../decode';
import { CONTAINERS, containerOf, type SampleEncoding, type WriterOptions } from '../export';
import type { Layout } from './tasks';

/** Where a format says how samples stand in the file; the others follow from the sound. */
const ASKED_ENCODING: Partial<Record<ExportFormat, SampleEncoding>> = {
  wav16: 'int16',
  wav24: 'int24',
  wav32f: 'float32',
  flac16: 'int16',
  flac24: 'int24',
};

/** Surround sound is folded down for a file that has no room for it. Throws AuralisError as opening does. */
export function layoutFor(input: string, output: string, format?: ExportFormat): Layout {
  const source = openAudioSource(input);
  source.close();
  return source.info.channels > CONTAINERS[containerOf(output, format)].mostChannels ? 'stereo' : 'native';
}

/**
 * How to write a sound. Without a format that says otherwise, untouched integer sound keeps its resolution to the bit and
 * everything else gets 24 bits with dither, save that WAV can hold the floating point that lossy formats decode to. Dither
 * is left out only where the samples are exact at that resolution already.
 */
export function outputEncoding(
  info: AudioSourceInfo,
  untouched: boolean,
  output: string,
  format?: ExportFormat,
): WriterOptions {
  const container = containerOf(output, format);
  const base = { container, rateHz: info.sampleRateHz, channelPositions: info.channelPositions };
  const asked = format && ASKED_ENCODING[format];
  const exactBits = untouched && info.bitsPerSample !== null ? info.bitsPerSample : Number.POSITIVE_INFINITY;
  const encoding = asked ?? natural(container, info, exactBits);
  if (encoding === 'float32') return { ...base, encoding, dither: false };
  return { ...base, encoding, dither: exactBits > (encoding === 'int16' ? 16 : 24) };
}

function natural(container: WriterOptions['container'], info: AudioSourceInfo, exactBits: number): SampleEncoding {
  if (CONTAINERS[container].bitRatePerChannel !== null) return 'float32';
  if (exactBits <= 24) return exactBits <= 16 ? 'int16' : 'int24';
  return info.bitsPerSample === null && container === 'wav' ? 'float32' : 'int24';
}
