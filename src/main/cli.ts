import { runCommandLine } from './cli/index';

process.exitCode = await runCommandLine(process.argv.slice(2), import.meta.dirname);
