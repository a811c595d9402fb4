import { parseBuffer } from 'music-metadata';
import { describe, expect, it } from 'vitest';
import { id3Tag } from '../../../../tests/support/id3';
import { cleanTags } from './clean-tags';

const NO_SOUND = { contentHash: null, quickHash: null };

/** What is kept of an MP3 with these ID3v2 frames; `version` 3 or 4. */
async function kept(frames: Record<string, string>, version: 3 | 4 = 4) {
  const tag = id3Tag(frames);
  tag[3] = version;
  const parsed = await parseBuffer(Buffer.concat([tag, Buffer.alloc(2048)]), 'audio/mpeg').catch(() => null);
  if (!parsed) throw new Error('not read');
  return cleanTags('/a/b.mp3', parsed, null, NO_SOUND);
}

describe('the people behind a track', () => {
  it('are kept apart where their tags keep them apart, and where writers put them into one', async () => {
    const tags = await kept({ TPE1: 'Anna\0Ben; Cleo / Dan', TPE2: 'Anna\0Eve', TCOM: 'Fay\0Gil', TPE4: 'Hal' });
    expect(tags.credits).toEqual([
      ...['Anna', 'Ben', 'Cleo', 'Dan'].map((name) => ({ role: 'artist', name })),
      ...['Anna', 'Eve'].map((name) => ({ role: 'album-artist', name })),
      ...['Fay', 'Gil'].map((name) => ({ role: 'composer', name })),
      { role: 'remixer', name: 'Hal' },
    ]);
  });

  it('keep names whole that hold a comma, an ampersand or a slash', async () => {
    const names = async (text: string, version: 3 | 4) => (await kept({ TPE1: text }, version)).credits;
    for (const name of ['Earth, Wind & Fire', 'AC/DC', 'Simon & Garfunkel']) {
      expect(await names(name, 4)).toEqual([{ role: 'artist', name }]);
      expect(await names(name, 3)).toEqual([{ role: 'artist', name }]);
    }
    expect((await kept({ TPE1: 'AC/DC' }, 3)).artist).toBe('AC/DC');
    expect((await kept({ TPE1: 'Anna\0Ben' })).artist).toBe('Anna, Ben');
  });

  it('are told as guests, from the artist or the title', async () => {
    const tags = await kept({ TPE1: 'Anna feat. Ben, Cleo', TIT2: 'Song (ft. Dan) [Live]' });
    expect(tags.credits).toEqual([
      { role: 'artist', name: 'Anna' },
      ...['Dan', 'Ben', 'Cleo'].map((name) => ({ role: 'featured', name })),
    ]);
    expect(tags).toMatchObject({ artist: 'Anna feat. Ben, Cleo', title: 'Song (ft. Dan) [Live]' });
    expect((await kept({ TPE1: 'Defeat', TIT2: 'Lift. Off' })).credits).toEqual([{ role: 'artist', name: 'Defeat' }]);
  });

  it('leave nothing but text, however odd', async () => {
    const tags = await kept({ TPE1: ' ;; \0 ', TCON: 'Rock; Pop\0Rock\0(17)', TIT2: '\ud800 x' });
    expect(tags).toMatchObject({ credits: [], artist: ';;', genres: ['Rock', 'Pop'] });
    expect(tags.title.isWellFormed()).toBe(true);
  });
});

describe('ratings and play counts in tags', () => {
  const popm = (rating: number, plays: number) =>
    `me@home\0${String.fromCharCode(rating)}\0\0\0${String.fromCharCode(plays)}`;
  /** A frame whose bytes are given: the text frames' leading encoding byte is taken out. */
  async function withPopm(rating: number, plays: number) {
    const body = Buffer.from(popm(rating, plays), 'latin1');
    const head = Buffer.concat([Buffer.from('POPM'), Buffer.from([0, 0, 0, body.length]), Buffer.alloc(2)]);
    const tag = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0', 'latin1'), Buffer.from([head.length + body.length])]);
    const file = Buffer.concat([tag, head, body, Buffer.alloc(2048)]);
    return cleanTags('/a.mp3', await parseBuffer(file, 'audio/mpeg'), null, NO_SOUND);
  }

  it.each([
    [0, null],
    [1, 20],
    [64, 40],
    [128, 60],
    [196, 81],
    [255, 100],
  ])('POPM %i is %s', async (byte, rating) => {
    expect(await withPopm(byte, 3)).toMatchObject({ rating, playCount: 3 });
  });

  it.each([
    ['RATING', '80', 80],
    ['RATING', '4', 80],
    ['FMPS_RATING', '0.6', 60],
    ['RATING', '0', null],
    ['RATING', '-5', null],
    ['RATING', '4000', null],
    ['RATING', 'great', null],
  ])('%s=%s is %s', async (name, text, rating) => {
    expect(await kept({ TXXX: `${name}\0${text}` })).toMatchObject({ rating });
  });

  it('are numbers that can be', async () => {
    expect(await kept({ TXXX: 'FMPS_PLAYCOUNT\x0012' })).toMatchObject({ playCount: 12 });
    for (const text of ['-1', '1e300', 'NaN', '1.5', ''])
      expect(await kept({ TXXX: `PLAYCOUNT\0${text}` })).toMatchObject({ playCount: null });
  });
});
