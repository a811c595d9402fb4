import { setMaxListeners } from 'node:events';
import packageJson from '../../../package.json';
import { AuralisError } from '../../shared/domain/errors';
import { analyze } from './analyze';
import { type CliContext, type Command, EXIT, UsageError } from './command';
import { diagnose } from './diagnose';
import { duplicates } from './duplicates';
import { enhance } from './enhance';
import { playlists } from './playlists';
import { scan } from './scan';
import { search } from './search';
import { similar } from './similar';
import { stats } from './stats';
import { tags } from './tags';

const COMMANDS: Command[] = [analyze, enhance, scan, search, playlists, stats, duplicates, similar, tags, diagnose];

/** Signals that mean "stop", and what a shell expects a program to answer that stopped for them. */
const INTERRUPTS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

function help(): string {
  const lines = COMMANDS.flatMap(({ name, synopsis, summary, options }) => [
    `  ${name} ${synopsis}`,
    `      ${summary}`,
    ...options.map(({ flag, explanation }) => `      ${flag.padEnd(18)}${explanation}`),
    '',
  ]);
  const intro = `Auralis ${packageJson.version}: measures and enhances music.\n\nUsage: auralis COMMAND [options]\n`;
  return [intro, ...lines, '  --help              print this', '  --version           print the version', ''].join(
    '\n',
  );
}

/** Carries out one command line and resolves to the exit status. `processFolder` holds the built entry files. */
export async function runCommandLine(args: string[], processFolder: string): Promise<number> {
  const cancel = new AbortController();
  // Every file that waits listens.
  setMaxListeners(0, cancel.signal);
  let interrupted: number | null = null;
  for (const [name, status] of Object.entries(INTERRUPTS)) {
    process.on(name, () => {
      interrupted ??= status;
      cancel.abort();
    });
  }
  // A reader that has seen enough, such as `head`, is no reason to fail.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    cancel.abort();
  });
  const context: CliContext = {
    processFolder,
    signal: cancel.signal,
    print: (text) => void process.stdout.write(text),
    complain: (message) => void process.stderr.write(`auralis: ${message.replace(/\s+/g, ' ').trim()}\n`),
  };
  try {
    return await dispatch(args, context);
  } catch (thrown) {
    if (thrown instanceof UsageError) {
      context.complain(`${thrown.message} (see auralis --help)`);
      return EXIT.usage;
    }
    context.complain(AuralisError.from(thrown).message);
    return interrupted ?? EXIT.failed;
  }
}

async function dispatch([name, ...args]: string[], context: CliContext): Promise<number> {
  if (name === '--version' || name === '-v') {
    context.print(`${packageJson.version}\n`);
    return EXIT.done;
  }
  if (name === '--help' || name === '-h' || args.includes('--help')) {
    context.print(help());
    return EXIT.done;
  }
  if (name === undefined) throw new UsageError('no command given');
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (!command) throw new UsageError(`there is no command “${name}”`);
  return command.run(args, context);
}
