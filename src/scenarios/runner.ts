import type { Measurement, RunEvent, ScenarioResult, Verdict } from '../shared/domain/diagnostics';
import type { AppDriver } from './driver/app-driver';
import { eventually } from './patience';
import { ExpectationError, HostError, type Probe } from './probe';
import type { Capability, Scenario } from './scenario';

/** No scenario may take longer, seconds; one that does has failed. */
const LONGEST_SECONDS = 60;

/** One application, started for one scenario. */
export interface Session {
  app: AppDriver;
  dispose(): Promise<void>;
}

/** Where scenarios run: starts a fresh application with a profile of its own for each. */
export interface ScenarioHost {
  readonly capabilities: ReadonlySet<Capability>;
  open(signal: AbortSignal): Promise<Session>;
}

export interface RunOptions {
  emit(event: RunEvent): void;
  signal: AbortSignal;
  /** Seconds that one scenario may take. */
  longestSeconds?: number;
}

/** From the gravest to the best; what does not apply says nothing about the application. */
const GRAVITY: readonly Verdict[] = ['fail', 'could-not-run', 'slow', 'pass', 'not-applicable'];

/** The verdict on a whole run: the gravest of its parts. Nothing run is `could-not-run`, never a pass. */
export function overallVerdict(verdicts: readonly Verdict[]): Verdict {
  return GRAVITY.find((verdict) => verdicts.includes(verdict)) ?? 'could-not-run';
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** Collects what one scenario reports. */
class Recorder {
  readonly measurements: Measurement[] = [];
  private readonly steps: string[] = [];

  constructor(
    private readonly scenario: Scenario,
    private readonly emit: (event: RunEvent) => void,
  ) {}

  /** The steps that were under way when the scenario stopped, outermost first. */
  get place(): string {
    return this.steps.join(' > ');
  }

  get overBudget(): Measurement | undefined {
    return this.measurements.find(({ value, limit }) => limit !== null && value > limit);
  }

  probe(signal: AbortSignal): Probe {
    const { scenario, steps, measurements, emit } = this;
    return {
      signal,
      async step(name, body) {
        signal.throwIfAborted();
        steps.push(name);
        emit({ type: 'step-started', id: scenario.id, step: name });
        const result = await body();
        // Left in place when the body throws: that is where it failed.
        steps.pop();
        return result;
      },
      eventually: (what, read, holds, patience) => eventually(what, read, holds, signal, patience),
      expect(condition, what, seen) {
        if (!condition) throw ExpectationError.of(what, seen);
      },
      measure(metric, value, unit) {
        const limit = scenario.budgets?.find((budget) => budget.metric === metric)?.limit ?? null;
        measurements.push({ metric, value, unit, limit });
      },
    };
  }
}

function remedyText(scenario: Scenario): string | null {
  const { remedy } = scenario;
  return remedy ? `${remedy.cause} ${remedy.consequence} ${remedy.action}` : null;
}

/** Rejects as soon as the signal aborts, even where the work itself does not listen to it. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

async function runOne(scenario: Scenario, host: ScenarioHost, options: RunOptions): Promise<ScenarioResult> {
  const began = performance.now();
  const recorder = new Recorder(scenario, options.emit);
  const finish = (verdict: Verdict, reason: string | null): ScenarioResult => ({
    id: scenario.id,
    title: scenario.title,
    group: scenario.group,
    verdict,
    seconds: (performance.now() - began) / 1000,
    measurements: recorder.measurements,
    reason,
    remedy: verdict === 'fail' || verdict === 'slow' ? remedyText(scenario) : null,
  });

  const missing = scenario.needs.filter((capability) => !host.capabilities.has(capability));
  if (missing.length > 0) return finish('not-applicable', `This host has no ${missing.join(', ')}.`);

  const longest = options.longestSeconds ?? LONGEST_SECONDS;
  const overtime = new AbortController();
  const timer = setTimeout(
    () => overtime.abort(ExpectationError.of(`an end within ${longest} s`, 'none')),
    longest * 1000,
  );
  const signal = AbortSignal.any([options.signal, overtime.signal]);
  let session: Session;
  try {
    session = await host.open(signal);
  } catch (thrown) {
    clearTimeout(timer);
    options.signal.throwIfAborted();
    return finish('could-not-run', `The application could not be started: ${messageOf(thrown)}`);
  }
  try {
    await untilAborted(scenario.run(session.app, recorder.probe(signal)), signal);
    const slow = recorder.overBudget;
    if (!slow) return finish('pass', null);
    return finish('slow', `${slow.metric} was ${slow.value} ${slow.unit}, more than ${slow.limit}.`);
  } catch (thrown) {
    options.signal.throwIfAborted();
    const place = recorder.place ? `${recorder.place}: ` : '';
    return finish(thrown instanceof HostError ? 'could-not-run' : 'fail', `${place}${messageOf(thrown)}`);
  } finally {
    clearTimeout(timer);
    await session.dispose();
  }
}

/**
 * Runs the scenarios one after the other, each in an application of its own, and announces what happens. Throws the
 * signal's reason where the run is cancelled: a cancelled run has no verdict.
 */
export async function runScenarios(
  scenarios: readonly Scenario[],
  host: ScenarioHost,
  options: RunOptions,
): Promise<ScenarioResult[]> {
  options.emit({ type: 'run-started', scenarios: scenarios.map(({ id, title }) => ({ id, title })) });
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    options.signal.throwIfAborted();
    options.emit({ type: 'scenario-started', id: scenario.id });
    const result = await runOne(scenario, host, options);
    results.push(result);
    options.emit({ type: 'scenario-finished', result });
  }
  options.emit({ type: 'run-finished', verdict: overallVerdict(results.map(({ verdict }) => verdict)) });
  return results;
}
