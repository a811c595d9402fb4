import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stageOf } from '../../../shared/domain/plan';
import { problemSentences } from '../../app/i18n/sentences';
import { usePlayback } from '../playback/use-playback';
import { STAGE_NAMES } from './parameters';
import { ScopeChoice } from './ScopeChoice';
import { StageCard } from './StageCard';
import { useEnhancement } from './use-enhancement';

/** The way of the sound through the stages, from the file to the ears. */
export function TrackPlan() {
  const { t, i18n } = useTranslation();
  const plan = useEnhancement((state) => state?.plan ?? null);
  const failure = useEnhancement((state) => state?.failure ?? null);
  const running = useEnhancement((state) => state?.analysis === 'running');
  const replanned = useEnhancement((state) => state?.plan?.basis === 'whole-file');
  const enabled = useEnhancement((state) => state?.enabled ?? true);
  const idle = usePlayback((state) => (state?.track ?? null) === null);

  const body = (): ReactNode => {
    if (idle) return <p className="text-[0.8125rem] text-muted">{t('enhancement.nothingPlaying')}</p>;
    if (failure) {
      const { happened, meaning, remedy } = problemSentences(failure, i18n);
      return (
        <div role="status" className="flex gap-3 rounded-card bg-caution-soft p-3.5 text-[0.8125rem]">
          <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-caution" />
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p className="font-medium">{t('enhancement.failed')}</p>
            <p className="mt-1 text-muted">
              {happened} {meaning} {remedy}
            </p>
          </div>
        </div>
      );
    }
    if (plan === null) return <p className="text-[0.8125rem] text-muted">{t('enhancement.deciding')}</p>;
    return (
      <>
        <p className="text-[0.8125rem] text-muted">{t(`enhancement.basis_${plan.basis}`)}</p>
        <ScopeChoice />
        <ol className="relative mt-4 flex flex-col gap-2 before:absolute before:inset-y-2.5 before:left-[0.4375rem] before:w-0.5 before:bg-linear-to-b before:from-glow before:to-glow-end">
          <End>{t('enhancement.stageInput')}</End>
          {STAGE_NAMES.map((name) => (
            <StageCard key={name} name={name} stage={stageOf(plan, name)} />
          ))}
          <End>{t('enhancement.stageOutput')}</End>
        </ol>
      </>
    );
  };

  const title = enabled || idle ? t('enhancement.done') : t('enhancement.would');
  return (
    <section aria-label={title}>
      <h3 className="pb-2 font-semibold">{title}</h3>
      {running && (
        <p role="status" className="pb-2 text-xs text-muted">
          {replanned ? t('enhancement.analysisAgain') : t('enhancement.analysisRunning')}
        </p>
      )}
      {body()}
    </section>
  );
}

function End({ children }: { children: string }) {
  return (
    <li className="relative pl-7 text-xs text-muted">
      <span aria-hidden className="absolute top-0.5 left-0.5 size-3 rounded-full border-2 border-glow bg-surface" />
      {children}
    </li>
  );
}
