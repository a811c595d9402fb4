import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../shared/domain/diagnostics';
import { createAppDriver } from './driver/app-driver';
import type { HostBackend } from './driver/host';
import type { ScreenBackend } from './driver/screen';
import { ExpectationError, HostError, type Probe } from './probe';
import { overallVerdict, runScenarios, type ScenarioHost } from './runner';
import type { Scenario } from './scenario';

const unused = async (): Promise<never> => {
  throw new Error('not used by these scenarios');
};
const screen: ScreenBackend = {
  names: unused,
  text: unused,
  value: unused,
  checked: unused,
  click: unused,
  focus: unused,
  press: unused,
};
const backend: HostBackend = {
  musicFolder: '/nowhere',
  writeFile: unused,
  removeFile: unused,
  answerFolderDialog: unused,
  restart: unused,
  outputRateHz: unused,
  startCapture: unused,
  captureStatus: unused,
  stopCapture: unused,
  loudness: () => {
    throw new Error('not used by these scenarios');
  },
};

/** A host without any application, which counts what it opened and let go. */
class EmptyHost implements ScenarioHost {
  readonly capabilities = new Set(['trusted-input'] as const);
  opened = 0;
  disposed = 0;

  async open(signal: AbortSignal) {
    this.opened++;
    const dispose = async () => {
      this.disposed++;
    };
    return { app: createAppDriver(screen, backend, signal), dispose };
  }
}

function scenario(id: string, run: (probe: Probe) => Promise<void>, more: Partial<Scenario> = {}): Scenario {
  const basis = { title: `Title of ${id}`, group: 'playback', depth: 'quick', needs: [] } as const;
  return { id, ...basis, ...more, run: (_app, probe) => run(probe) };
}

async function runAll(scenarios: Scenario[], longestSeconds = 5) {
  const host = new EmptyHost();
  const events: RunEvent[] = [];
  const signal = new AbortController().signal;
  const results = await runScenarios(scenarios, host, { emit: (event) => events.push(event), signal, longestSeconds });
  return { host, events, results };
}

describe('runScenarios', () => {
  it('gives each outcome its verdict and says where and what was seen', async () => {
    const { results, host } = await runAll([
      scenario('passes', async () => {}),
      scenario('fails', async (probe) => {
        await probe.step('Outer', () => probe.step('Inner', async () => probe.expect(false, 'three songs', 'two')));
      }),
      scenario('breaks', async () => {
        throw new Error('the application ended');
      }),
      scenario('hostless', async () => {
        throw new HostError('no room on the disk');
      }),
      scenario('elsewhere', async () => {}, { needs: ['sound-capture'] }),
    ]);
    expect(results.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual([
      ['passes', 'pass', null],
      ['fails', 'fail', 'Outer > Inner: expected three songs, saw two'],
      ['breaks', 'fail', 'the application ended'],
      ['hostless', 'could-not-run', 'no room on the disk'],
      ['elsewhere', 'not-applicable', 'This host has no sound-capture.'],
    ]);
    expect([host.opened, host.disposed]).toEqual([4, 4]);
  });

  it('calls a scenario slow that is right but over its budget', async () => {
    const slow = scenario('slow', async (probe) => probe.measure('wait', 3, 's'), {
      budgets: [{ metric: 'wait', limit: 2 }],
      remedy: { cause: 'Why.', consequence: 'What then.', action: 'Do this.' },
    });
    const { results } = await runAll([slow]);
    expect(results[0]).toMatchObject({
      verdict: 'slow',
      measurements: [{ metric: 'wait', value: 3, unit: 's', limit: 2 }],
      remedy: 'Why. What then. Do this.',
    });
  });

  it('ends a scenario that does not end by itself, as failed, and goes on', async () => {
    const { results, host } = await runAll(
      [scenario('hangs', () => new Promise(() => {})), scenario('next', async () => {})],
      0.05,
    );
    expect(results.map(({ verdict }) => verdict)).toEqual(['fail', 'pass']);
    expect(host.disposed).toBe(2);
  });

  it('waits for what comes about and names what did not', async () => {
    let reads = 0;
    const { results } = await runAll([
      scenario('waits', async (probe) => {
        await probe.eventually(
          'three',
          async () => ++reads,
          (value) => value === 3,
        );
      }),
      scenario('gives up', async (probe) => {
        await probe.eventually(
          'songs',
          async () => ['one'],
          (v) => v.length > 1,
          { withinSeconds: 0.05 },
        );
      }),
    ]);
    expect(results[0]?.verdict).toBe('pass');
    expect(results[1]?.reason).toBe('expected songs within 0.05 s, saw ["one"]');
  });

  it('announces the run in order', async () => {
    const { events } = await runAll([scenario('one', (probe) => probe.step('Look', async () => {}))]);
    expect(events.map((event) => event.type)).toEqual([
      'run-started',
      'scenario-started',
      'step-started',
      'scenario-finished',
      'run-finished',
    ]);
  });

  it('stops at once when cancelled, lets go of the application, and gives no verdict', async () => {
    const host = new EmptyHost();
    const cancel = new AbortController();
    const events: RunEvent[] = [];
    const hanging = scenario('hangs', () => {
      setTimeout(() => cancel.abort(new Error('cancelled')), 10);
      return new Promise(() => {});
    });
    const run = runScenarios([hanging], host, { emit: (event) => events.push(event), signal: cancel.signal });
    await expect(run).rejects.toThrow('cancelled');
    expect(host.disposed).toBe(1);
    expect(events.some((event) => event.type === 'run-finished')).toBe(false);
  });

  it('cannot run what the host cannot start', async () => {
    const host = new EmptyHost();
    host.open = async () => {
      throw new ExpectationError('no window');
    };
    const signal = new AbortController().signal;
    const results = await runScenarios([scenario('one', async () => {})], host, { emit: () => {}, signal });
    expect(results[0]).toMatchObject({ verdict: 'could-not-run' });
  });
});

describe('overallVerdict', () => {
  it.each([
    [['pass', 'fail', 'could-not-run'], 'fail'],
    [['pass', 'could-not-run', 'slow'], 'could-not-run'],
    [['pass', 'slow', 'not-applicable'], 'slow'],
    [['pass', 'not-applicable'], 'pass'],
    [['not-applicable'], 'not-applicable'],
    [[], 'could-not-run'],
  ] as const)('%j is %s', (verdicts, expected) => {
    expect(overallVerdict(verdicts)).toBe(expected);
  });
});
