import { useEffect } from 'react';
import { usePage } from '../page-context';
import { useCommand } from '../use-command';

/** Tells main once that the page is on the screen: after the frame that draws it. */
export function useReportUsable(): void {
  const { client } = usePage();
  const command = useCommand();
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => void command(() => client.window.reportUsable()));
    });
    return () => cancelAnimationFrame(frame);
  }, [client, command]);
}
