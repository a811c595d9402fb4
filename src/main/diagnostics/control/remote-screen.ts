import { z } from 'zod';
import type { ScreenBackend } from '../../../scenarios';
import type { ControlServer } from './control-server';

/** The screen of an application under test, read and used by the application's own main process. */
export function remoteScreen(control: ControlServer): ScreenBackend {
  const done = z.null();
  return {
    names: (role) => control.request({ command: 'screen.names', role }, z.array(z.string())),
    text: (target) => control.request({ command: 'screen.text', target }, z.string().nullable()),
    value: (target) => control.request({ command: 'screen.value', target }, z.number().nullable()),
    checked: (target) => control.request({ command: 'screen.checked', target }, z.boolean().nullable()),
    async click(target) {
      await control.request({ command: 'screen.click', target }, done);
    },
    async focus(target) {
      await control.request({ command: 'screen.focus', target }, done);
    },
    async press(key) {
      await control.request({ command: 'screen.press', key }, done);
    },
  };
}
