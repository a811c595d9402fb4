import { AVMEDIA_TYPE_AUDIO } from 'node-av/constants';
import { Codec, CodecContext, FFmpegError, FormatContext, Frame, Packet } from 'node-av/lib';

const check = (code: number, what: string) => FFmpegError.throwIfError(code, what);

/** Reads and decodes a file as far as the library goes, and lets every frame go unseen: the least that decoding can take. */
export function decodeAlone(path: string): void {
  const format = new FormatContext();
  const decoder = new CodecContext();
  const packet = new Packet();
  const frame = new Frame();
  packet.alloc();
  frame.alloc();
  try {
    check(format.openInputSync(`file:${path}`, null, null), 'open the file');
    check(format.findStreamInfoSync(null), 'look into the file');
    const stream = format.streams[format.findBestStream(AVMEDIA_TYPE_AUDIO)];
    const codec = stream && Codec.findDecoder(stream.codecpar.codecId);
    if (!stream || !codec) throw new Error(`no decoder for ${path}`);
    decoder.allocContext3(codec);
    decoder.threadCount = 1;
    check(stream.codecpar.toContext(decoder), 'set the decoder up');
    decoder.pktTimebase = stream.timeBase;
    check(decoder.open2Sync(codec, null), 'open the decoder');
    for (let more = true; more; ) {
      more = format.readFrameSync(packet) >= 0;
      decoder.sendPacketSync(more ? packet : null);
      packet.unref();
      while (decoder.receiveFrameSync(frame) >= 0) frame.unref();
    }
  } finally {
    frame.free();
    packet.free();
    decoder.freeContext();
    format.closeInputSync();
  }
}
