import type { MessagePortMain } from 'electron';
import { parentChannel } from '../../processes';
import { type FromSound, FromWorkletSchema, ToSoundSchema } from './protocol';
import { seededFaults } from './seeded-faults';
import { SoundEngine } from './sound-engine';

/** The sound process: main tells it what to play, the worklet takes it over a port of their own. */
function serve(): void {
  const parent = parentChannel();
  const engine = new SoundEngine((message: FromSound) => parent.post(message), seededFaults(process.argv));
  let worklet: MessagePortMain | null = null;
  const attach = (port: MessagePortMain) => {
    worklet?.close();
    worklet = port;
    engine.attach((message) => port.postMessage(message));
    port.on('message', ({ data }) => engine.hear(FromWorkletSchema.parse(data)));
    port.start();
  };
  parent.onMessage((raw, ports) => {
    const message = ToSoundSchema.parse(raw);
    if (message.type === 'ping') parent.post({ type: 'pong' });
    else if (message.type !== 'attach') engine.handle(message);
    else if (ports[0]) attach(ports[0]);
  });
}

serve();
