/** Size as ID3v2 writes it: seven bits a byte. */
function synchsafe(value: number): Buffer {
  return Buffer.from([21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f));
}

function frame(id: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(id, 'latin1'), synchsafe(data.length), Buffer.alloc(2), data]);
}

/** An ID3v2.4 tag to put before an MP3 stream: text frames by id in UTF-8, and a front cover. */
export function id3Tag(texts: Record<string, string>, cover?: { mimeType: string; data: Buffer }): Buffer {
  const utf8 = Buffer.from([3]);
  const frames = Object.entries(texts).map(([id, text]) => frame(id, Buffer.concat([utf8, Buffer.from(text)])));
  if (cover) {
    const head = Buffer.from(`\x03${cover.mimeType}\0\x03\0`, 'latin1');
    frames.push(frame('APIC', Buffer.concat([head, cover.data])));
  }
  const body = Buffer.concat(frames);
  return Buffer.concat([Buffer.from('ID3\x04\0\0', 'latin1'), synchsafe(body.length), body]);
}
