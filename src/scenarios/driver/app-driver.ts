import type { Loudness } from '../../shared/domain/loudness';
import { eventually } from '../patience';
import type { Sound } from '../sound';
import type { HostBackend } from './host';
import type { ScreenBackend } from './screen';

/** Opening a file, starting the sound process and filling the ring, on a slow machine. */
const SOUND_PATIENCE = { withinSeconds: 15 };
const SCAN_PATIENCE = { withinSeconds: 10 };
const PLAY_PREFIX = 'Play ';

/** The application in the words of its subject. No action returns before what it is for can be seen. */
export interface AppDriver {
  library: {
    /** Folder that the scenario's files lie in. */
    readonly folder: string;
    write(name: string, content: Uint8Array<ArrayBuffer>): Promise<string>;
    remove(name: string): Promise<void>;
    /** Adds the scenario's folder with the button; afterwards the list shows a song for each of `titles`. */
    addFolder(titles: readonly string[]): Promise<void>;
    /** Titles in the list, in its order. */
    titles(): Promise<string[]>;
  };
  player: {
    /** Clicks the song in the list; afterwards the player offers to pause. */
    play(title: string): Promise<void>;
    /** Afterwards the player offers to play. */
    pause(): Promise<void>;
    /** Afterwards the player offers to pause. */
    resume(): Promise<void>;
    next(): Promise<void>;
    /** Sends the seek bar back by the keyboard; afterwards it shows the song's first seconds. */
    jumpToStart(): Promise<void>;
    /** Jumps 5 s on by the key for it; afterwards the seek bar shows at least 4 s more. */
    jumpForward(): Promise<void>;
    /** Place on the seek bar, seconds. */
    position(): Promise<number>;
    /** Everything that the player shows. */
    shown(): Promise<string>;
  };
  enhancement: {
    isOn(): Promise<boolean>;
    /** Clicks the switch unless it is so already; afterwards it is so. */
    set(on: boolean): Promise<void>;
  };
  notices: {
    /** Everything that the player has told the person without being asked. */
    shown(): Promise<string>;
  };
  sound: {
    /** Rate of the output, Hz. */
    rateHz(): Promise<number>;
    /** Begins to keep what is put out. */
    record(): Promise<void>;
    /** Resolves once `seconds` more that are not silence were put out. */
    heard(seconds: number): Promise<void>;
    /** Seconds put out since the recording began, silence included. */
    recordedSeconds(): Promise<number>;
    /** Ends the recording and returns it. */
    recorded(): Promise<Sound>;
    loudness(sound: Sound): Loudness;
  };
  /** Ends the application and starts it again with the same profile; afterwards its window is usable. */
  restart(): Promise<void>;
}

/** The driver over any screen and host. */
export function createAppDriver(screen: ScreenBackend, host: HostBackend, signal: AbortSignal): AppDriver {
  const button = (name: string) => ({ role: 'button', name }) as const;
  const offers = (name: string) =>
    eventually(
      `a button “${name}”`,
      () => screen.names('button'),
      (names) => names.includes(name),
      signal,
    );
  const titles = async () =>
    (await screen.names('button'))
      .filter((name) => name.startsWith(PLAY_PREFIX))
      .map((name) => name.slice(PLAY_PREFIX.length));
  const position = async () => (await screen.value({ role: 'slider', name: 'Seek' })) ?? 0;
  const isOn = async () => (await screen.checked({ role: 'switch', name: 'Enhance' })) ?? false;

  return {
    library: {
      folder: host.musicFolder,
      write: (name, content) => host.writeFile(name, content),
      remove: (name) => host.removeFile(name),
      titles,
      async addFolder(expected) {
        await host.answerFolderDialog(host.musicFolder);
        await screen.click(button('Add music folder'));
        const all = (shown: string[]) => expected.every((title) => shown.includes(title));
        await eventually(`the songs ${expected.join(', ')} in the list`, titles, all, signal, SCAN_PATIENCE);
      },
    },
    player: {
      async play(title) {
        await screen.click(button(`${PLAY_PREFIX}${title}`));
        await offers('Pause');
      },
      async pause() {
        await screen.click(button('Pause'));
        await offers('Play');
      },
      async resume() {
        await screen.click(button('Play'));
        await offers('Pause');
      },
      next: () => screen.click(button('Next')),
      position,
      async jumpToStart() {
        const before = await position();
        await screen.focus({ role: 'slider', name: 'Seek' });
        await screen.press('Home');
        await eventually('the seek bar at its start', position, (now) => now < before - 0.5, signal, SOUND_PATIENCE);
      },
      async jumpForward() {
        const before = await position();
        await screen.press('ArrowRight');
        await eventually('the seek bar 5 s further on', position, (now) => now >= before + 4, signal, SOUND_PATIENCE);
      },
      shown: async () => (await screen.text({ role: 'region', name: 'Player' })) ?? '',
    },
    enhancement: {
      isOn,
      async set(on) {
        if ((await isOn()) === on) return;
        await screen.click({ role: 'switch', name: 'Enhance' });
        await eventually(`the switch “Enhance” ${on ? 'on' : 'off'}`, isOn, (now) => now === on, signal);
      },
    },
    notices: {
      shown: async () => (await screen.text({ role: 'region', name: 'Notices' })) ?? '',
    },
    sound: {
      rateHz: () => host.outputRateHz(),
      record: () => host.startCapture(),
      async heard(seconds) {
        const before = (await host.captureStatus()).soundingFrames;
        await eventually(
          `${seconds} s of sound`,
          () => host.captureStatus(),
          (status) => status.soundingFrames - before >= seconds * status.rateHz,
          signal,
          { withinSeconds: seconds + SOUND_PATIENCE.withinSeconds },
        );
      },
      async recordedSeconds() {
        const { frames, rateHz } = await host.captureStatus();
        return frames / rateHz;
      },
      recorded: () => host.stopCapture(),
      loudness: (sound) => host.loudness(sound),
    },
    restart: () => host.restart(),
  };
}
