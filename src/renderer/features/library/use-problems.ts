import { useQuery } from '@tanstack/react-query';
import { usePage } from '../../app/page-context';
import { LIBRARY_KEY } from './library-key';

/** The files that scans left out, and why. */
export function useScanProblems() {
  const { client } = usePage();
  return useQuery({ queryKey: [...LIBRARY_KEY, 'problems'], queryFn: () => client.library.problems() });
}
