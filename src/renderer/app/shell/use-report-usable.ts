import { useEffect, useState } from 'react';
import { useLive } from '../api/use-live';
import { usePage } from '../page-context';
import { useCommand } from '../use-command';

/** A window that nobody sees draws no frames; it is taken as usable after this long. */
const UNSEEN_MS = 300;

/** Tells main once that the page is on the screen, after the frame that draws it; only then the sound device is opened. */
export function useReportUsable(): void {
  const { client, live, sound } = usePage();
  const [usable, setUsable] = useState(false);
  const outputBuffer = useLive(live.settings, ({ value }) => value?.outputBuffer);
  const command = useCommand();
  useEffect(() => {
    let frame = 0;
    const report = () => {
      window.clearTimeout(timer);
      cancelAnimationFrame(frame);
      void command(() => client.window.reportUsable()).then(() => setUsable(true));
    };
    const timer = window.setTimeout(report, UNSEEN_MS);
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(report);
    });
    return () => {
      window.clearTimeout(timer);
      cancelAnimationFrame(frame);
    };
  }, [client, command]);
  useEffect(() => {
    if (usable && outputBuffer) sound.open(outputBuffer);
  }, [usable, outputBuffer, sound]);
}
