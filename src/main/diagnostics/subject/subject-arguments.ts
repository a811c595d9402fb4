import type { FaultId } from '../../../scenarios';

/** Arguments that turn an instance into the subject of a run; {@link controlSocket} reads the socket back. */
const CONTROL_SWITCH = '--scenario-control=';

/** For hosts that need no window on the screen. Others do: the browser draws a hidden one once a second only. */
export const HIDDEN_SWITCH = '--scenario-hidden';

/** Switches of the browser that keep a subject off the network, the media keys and the person's screen. */
const SECLUDED = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-features=HardwareMediaKeyHandling,MediaSessionService',
  '--log-level=3',
];

export function subjectArguments(options: {
  profileFolder: string;
  socketPath: string;
  faults: readonly FaultId[];
}): string[] {
  // The sandbox cannot be set up by the superuser; everyone else keeps it.
  const superuser = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return [
    ...superuser,
    ...SECLUDED,
    `--user-data-dir=${options.profileFolder}`,
    '--scenario-run',
    `${CONTROL_SWITCH}${options.socketPath}`,
    ...options.faults.map((fault) => `--seed-fault=${fault}`),
  ];
}

/** The socket that a subject was told to report to; null where it was told none. */
export function controlSocket(args: readonly string[]): string | null {
  const given = args.find((argument) => argument.startsWith(CONTROL_SWITCH));
  return given?.slice(CONTROL_SWITCH.length) || null;
}

export function subjectAppearance(args: readonly string[]): 'inactive' | 'hidden' {
  return args.includes(HIDDEN_SWITCH) ? 'hidden' : 'inactive';
}
