import { existsSync, readFileSync, renameSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { AuralisError, ProblemSchema } from '../../shared/domain/errors';
import { ExportFormatSchema } from '../../shared/domain/export-format';
import { EnhancementRequestSchema } from '../../shared/domain/plan';
import { TrackIdSchema } from '../../shared/domain/track';

/** The only names that a restart removes, and only beside the file that was to be written. */
const PART_NAME = /^\.auralis-[0-9a-f]{12}\.part$/;

const StoredStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  /** `part` is the name of the incomplete file beside the output. */
  z.object({ kind: z.literal('running'), part: z.string().regex(PART_NAME) }),
  z.object({ kind: z.literal('done'), problems: z.array(ProblemSchema) }),
  z.object({ kind: z.literal('failed'), problem: ProblemSchema }),
  z.object({ kind: z.literal('cancelled') }),
]);

const StoredJobSchema = z.object({
  id: z.number().int().positive(),
  title: z.string(),
  input: z.string().min(1),
  output: z.string().min(1),
  request: EnhancementRequestSchema,
  format: ExportFormatSchema,
  /** A track of the album that it keeps its relations in; null is by itself. */
  albumOf: TrackIdSchema.nullable().default(null),
  /** A report is to lie beside the file. */
  report: z.boolean().default(false),
  useFingerprint: z.boolean().default(true),
  state: StoredStateSchema,
});
export type StoredJob = z.infer<typeof StoredJobSchema>;

const StoredBatchSchema = z.object({ version: z.literal(1), paused: z.boolean(), jobs: z.array(StoredJobSchema) });
export type StoredBatch = z.infer<typeof StoredBatchSchema>;

const EMPTY: StoredBatch = { version: 1, paused: false, jobs: [] };

/** Where the incomplete file of a running job lies; null for any other job. */
export function partOf({ output, state }: StoredJob): string | null {
  return state.kind === 'running' ? join(dirname(output), state.part) : null;
}

/**
 * The queue in one JSON file of the profile: validated when read, replaced atomically when written. A file that cannot be
 * read is set aside, never overwritten.
 */
export class BatchFile {
  private readonly file: string;
  private writing: Promise<void> = Promise.resolve();
  private wanted: (() => StoredBatch) | null = null;

  constructor(
    folder: string,
    private readonly onFailure: (error: AuralisError) => void,
  ) {
    this.file = join(folder, 'exports.json');
  }

  read(): StoredBatch {
    if (!existsSync(this.file)) return EMPTY;
    try {
      return StoredBatchSchema.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch (cause) {
      const aside = `${this.file}.damaged-${Date.now()}`;
      renameSync(this.file, aside);
      this.onFailure(AuralisError.about(aside, 'exports-damaged', {}, { cause }));
      return EMPTY;
    }
  }

  /** Resolves when what `current` gives is on the disk; calls that wait are answered by one write. */
  save(current: () => StoredBatch): Promise<void> {
    if (this.wanted === null) {
      this.writing = this.writing.then(() => this.write());
    }
    this.wanted = current;
    return this.writing;
  }

  private async write(): Promise<void> {
    const current = this.wanted;
    this.wanted = null;
    if (!current) return;
    const temporary = `${this.file}.new`;
    try {
      await writeFile(temporary, `${JSON.stringify(current())}\n`);
      renameSync(temporary, this.file);
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : String(thrown);
      this.onFailure(AuralisError.about(this.file, 'not-writable', { reason }, { cause: thrown }));
    }
  }
}
