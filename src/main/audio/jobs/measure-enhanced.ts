import type { EnhancedSound } from '../../../shared/domain/enhancement';
import type { Plan } from '../../../shared/domain/plan';
import { createCharacterMeter } from '../analysis';
import { openAudioSource } from '../decode';
import { blocksOf, shareDone, soundFormat } from './measure';
import type { Pacer } from './pacer';
import { masteredBlocks } from './render';

/** Measures what a plan makes of a whole file, as it is played. Throws AuralisError as reading does. */
export async function measureEnhanced(path: string, plan: Plan, pacer: Pacer): Promise<EnhancedSound> {
  const source = openAudioSource(path, { layout: 'stereo' });
  try {
    const meter = await createCharacterMeter(soundFormat(source.info));
    for (const block of masteredBlocks(blocksOf(source), source.info, plan)) {
      meter.add(block);
      await pacer.breathe(shareDone(source));
    }
    const { loudness, character } = meter.result();
    const { thirdOctaveHz, thirdOctaveDb } = character.extras;
    return { loudness, extras: { thirdOctaveHz, thirdOctaveDb } };
  } finally {
    source.close();
  }
}
