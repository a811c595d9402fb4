import type { MessagePortMain } from 'electron';
import type { AnalysisService } from '../audio/jobs';
import type { EnhancementWishes } from '../enhancement';
import type { Library } from '../library';
import type { ProcessLauncher } from '../processes';
import type { SettingsStore } from '../settings';

/** Makes the two ends of a connection between the sound process and the page. */
export type SoundPort = () => { port1: MessagePortMain; port2: MessagePortMain };

/** The page, as far as sound goes: something that takes a port. */
export interface SoundPage {
  postMessage(channel: string, message: unknown, transfer?: MessagePortMain[]): void;
}

/** How well the output is kept supplied. */
export interface OutputHealth {
  playing: boolean;
  /** Frames that had to be filled with silence since the output was opened. */
  dropoutFrames: number;
  /** Sound that is ready ahead of what is heard, seconds. */
  bufferedSeconds: number;
}

export interface PlaybackOptions {
  library: Pick<
    Library,
    | 'track'
    | 'resolve'
    | 'tracksById'
    | 'queue'
    | 'saveQueue'
    | 'analysis'
    | 'putAnalysis'
    | 'plan'
    | 'putPlan'
    | 'fingerprint'
    | 'recordPlay'
  >;
  analysis: Pick<AnalysisService, 'quickAnalyze' | 'plan' | 'measureEnhanced'>;
  wishes: EnhancementWishes;
  settings: Pick<SettingsStore, 'current' | 'change' | 'changes'>;
  launcher: ProcessLauncher;
  /** Folder of the built entry sound-process.js. */
  processFolder: string;
  soundPorts: SoundPort;
  /** Effects taken away on purpose, in a diagnostic run only. */
  faults: { has(id: string): boolean };
}
