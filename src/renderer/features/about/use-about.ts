import { useQuery } from '@tanstack/react-query';
import { usePage } from '../../app/page-context';

/** What runs here; null until known. */
export function useAbout() {
  const { client } = usePage();
  const { data } = useQuery({ queryKey: ['about'], queryFn: () => client.window.about() });
  return data ?? null;
}
