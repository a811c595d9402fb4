import { AuralisError, type Problem } from '../../../shared/domain/errors';
import { type CarriedTags, type OutputContainer, writeTags } from '../export';

/**
 * Writes tags into the finished file. Files that the tag library cannot take (WAV over 4 GiB) stay without them, which is
 * a problem and no error; that the sound is whole is measured afterwards. Throws AuralisError `disk-full`.
 */
export function addTags(partPath: string, output: string, container: OutputContainer, tags: CarriedTags): Problem[] {
  try {
    writeTags(partPath, container, tags);
    return [];
  } catch (thrown) {
    const full = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOSPC';
    if (full) throw AuralisError.about(output, 'disk-full', {}, { cause: thrown });
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return [AuralisError.about(output, 'tags-not-written', { reason }).toProblem()];
  }
}
