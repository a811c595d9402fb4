import { useLiveValue } from '../../app/api/use-live';
import { usePage } from '../../app/page-context';
import { useCommand } from '../../app/use-command';

/** How far the measuring of the library is; null before that is known. */
export function useAnalysis() {
  return useLiveValue(usePage().live.analysis);
}

export function useAnalysisCommands() {
  const { client } = usePage();
  const command = useCommand();
  return {
    pause: () => void command(() => client.analysis.pause()),
    resume: () => void command(() => client.analysis.resume()),
  };
}
