import { createHash } from 'node:crypto';
import { AV_LOG_QUIET, AVMEDIA_TYPE_AUDIO } from 'node-av/constants';
import { Dictionary, FormatContext, Log, Packet } from 'node-av/lib';
import { AuralisError } from '../../../shared/domain/errors';
import { CONTAINERS } from './containers';
import { checkFile } from './file-check';

/** What two files of equal sound have in common. */
export interface SoundHash {
  /** SHA-256 over every sound packet in order, with its stream and length. */
  hash: string;
  packets: number;
}

/**
 * Hashes the encoded sound of a file, packet by packet, without decoding it and without what lies around it: tags and
 * pictures may differ, a single byte of sound may not. `onProgress` is called now and then with the packets read so far.
 * Throws AuralisError: file-*, name-too-long, damaged-file where no packet of sound is found.
 */
export function hashSound(path: string, onProgress?: (packets: number) => void): SoundHash {
  checkFile(path);
  Log.setLevel(AV_LOG_QUIET);
  const format = new FormatContext();
  const packet = new Packet();
  packet.alloc();
  const options = Dictionary.fromObject({ format_whitelist: CONTAINERS, protocol_whitelist: 'file' });
  try {
    const opened = format.openInputSync(`file:${path}`, null, options);
    if (opened < 0 || format.findStreamInfoSync(null) < 0) throw noSound(path);
    const sound = format.streams.filter(({ codecpar }) => codecpar.codecType === AVMEDIA_TYPE_AUDIO);
    const indexes = new Map(sound.map(({ index }, order) => [index, order]));
    const hash = createHash('sha256');
    const head = Buffer.alloc(8);
    let packets = 0;
    for (let status = format.readFrameSync(packet); status >= 0; status = format.readFrameSync(packet)) {
      const order = indexes.get(packet.streamIndex);
      const data = order === undefined ? null : packet.data;
      if (order !== undefined && data) {
        head.writeUInt32LE(order, 0);
        head.writeUInt32LE(data.length, 4);
        hash.update(head).update(data);
        packets++;
        if (packets % PACKETS_A_SIGN === 0) onProgress?.(packets);
      }
      packet.unref();
    }
    if (packets === 0) throw noSound(path);
    return { hash: hash.digest('hex'), packets };
  } finally {
    options.free();
    packet.free();
    format.closeInputSync();
  }
}

/** Packets between two signs of life. */
const PACKETS_A_SIGN = 2000;

function noSound(path: string): AuralisError {
  return AuralisError.about(path, 'damaged-file', { reason: 'no sound is found in it' });
}
