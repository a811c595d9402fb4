import { connect, type Socket } from 'node:net';
import type { BrowserWindow, Dialog, MessagePortMain } from 'electron';
import { ExpectationError } from '../../../scenarios';
import { type Disposable, DisposableStore, follow, type Live } from '../../events';
import { Capture } from './capture';
import { readJsonLines, writeJsonLine } from './json-lines';
import { type Command, type Reply, RequestSchema } from './messages';
import { PageScreen } from './page-screen';

export interface RemoteControlOptions {
  /** Socket that the host of the scenario listens at. */
  socketPath: string;
  window: BrowserWindow;
  /** Announces each page of the window that has loaded. */
  pages: Live<unknown>;
  dialog: Dialog;
  makePair(): { port1: MessagePortMain; port2: MessagePortMain };
  quit(): void;
  /** Ends at once: without its host a hidden application must not go on. */
  exit(): void;
}

/**
 * Lets the host of a scenario use this application. Only for an instance that was started as the subject of a run, with a
 * profile of its own: whoever holds the socket can do whatever a person at the screen can.
 */
export function startRemoteControl(options: RemoteControlOptions): Disposable {
  const store = new DisposableStore();
  const { window, pages } = options;
  const capture = new Capture(options.makePair);
  store.add(follow(pages, () => capture.attach(window.webContents)));

  const socket = connect(options.socketPath);
  const perform = createPerformer(options, capture);
  socket.once('connect', () => writeJsonLine(socket, { hello: 'auralis' }));
  readJsonLines(socket, (value) => {
    const { id, body } = RequestSchema.parse(value);
    perform(body).then(
      (answer) => reply(socket, { id, value: answer ?? null }),
      (thrown: unknown) => {
        const message = thrown instanceof Error ? thrown.message : String(thrown);
        reply(socket, { id, failure: { expectation: thrown instanceof ExpectationError, message } });
      },
    );
  });
  const orphaned = () => options.exit();
  socket.on('close', orphaned);
  socket.on('error', orphaned);
  store.defer(() => {
    socket.off('close', orphaned);
    socket.destroy();
  });
  return store;
}

function reply(socket: Socket, answer: Reply): void {
  writeJsonLine(socket, answer);
}

function createPerformer({ window, dialog, quit }: RemoteControlOptions, capture: Capture) {
  let screen: PageScreen | null = null;
  // Attached when first used: a host with a way of its own to the page needs none of this.
  const page = () => {
    screen ??= new PageScreen(window.webContents);
    return screen;
  };
  return async (body: Command): Promise<unknown> => {
    switch (body.command) {
      case 'screen.names':
        return page().names(body.role);
      case 'screen.text':
        return page().text(body.target);
      case 'screen.value':
        return page().value(body.target);
      case 'screen.checked':
        return page().checked(body.target);
      case 'screen.click':
        return page().click(body.target);
      case 'screen.focus':
        return page().focus(body.target);
      case 'screen.press':
        return page().press(body.key);
      case 'answer-folder-dialog':
        return answerNextDialog(dialog, body.folder);
      case 'capture.start':
        return capture.start();
      case 'capture.status':
        return capture.status();
      case 'capture.stop':
        return capture.stop();
      case 'quit':
        return quit();
    }
  };
}

/** System dialogs cannot be used from outside: the next one answers by itself, the ones after it are real again. */
function answerNextDialog(dialog: Dialog, folder: string): void {
  const real = dialog.showOpenDialog;
  dialog.showOpenDialog = async () => {
    dialog.showOpenDialog = real;
    return { canceled: false, filePaths: [folder] };
  };
}
