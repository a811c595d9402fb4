import { type Draw, mixed, seeded, zipfRank } from './random';

export const SCRIPTS = ['latin', 'cyrillic', 'greek', 'japanese', 'hangul', 'han', 'arabic', 'hebrew'] as const;
export type Script = (typeof SCRIPTS)[number];

const SYLLABLES: Readonly<Record<Script, readonly string[]>> = {
  latin:
    'ka lo mi ra ten sol vi no dan qui zan hel wu pa ber mar lin cor ste fa ju ri do sel tor ne ba gan il um es'.split(
      ' ',
    ),
  cyrillic: 'ка ло ми ра зим ночь ве сна ре бо го ду пес ня лу жё'.split(' '),
  greek: 'κα λο μι θά λα σσα φως νύ χτα ρα πο τά μι ου'.split(' '),
  japanese: 'さ く ら ゆ き は な よ る カ ゼ ソ ラ 東 京 夜 海 ー'.split(' '),
  hangul: '사 랑 노 래 바 람 하 늘 별 밤 꿈 길'.split(' '),
  han: '月 光 山 水 風 花 夢 城 江 南 夜 雨'.split(' '),
  arabic: 'حب لي ل قم ر نور بح ر سما ء'.split(' '),
  hebrew: 'של ום אה בה לי לה שי ר כו כב'.split(' '),
};

/** Where two words stand side by side without a space. */
const UNSPACED: ReadonlySet<Script> = new Set(['japanese', 'han']);

/** The words that titles are fullest of. */
const COMMON =
  'the of love in a you my night and to song no blue de la time day on heart for me it is dance live world light home rain'.split(
    ' ',
  );

const ACCENTED = ['bré', 'øst', 'çal', 'ñor', 'üll', 'łod', 'åse', 'šek', 'ëm', 'ão'];
const ACCENTS_SHARE = 0.12;

const WORDS: Readonly<Record<'latin' | 'other', number>> = { latin: 20_000, other: 3000 };

/** The word of a rank in its script's vocabulary: always the same, shorter where it is used often. */
function wordOf(script: Script, rank: number): string {
  const common = script === 'latin' ? COMMON[rank] : undefined;
  if (common !== undefined) return common;
  const random = seeded(mixed(SCRIPTS.indexOf(script) + 1, rank));
  const syllables = SYLLABLES[script];
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const count = (rank < 500 ? 1 : 2) + Math.floor(random() * 2);
  const parts = Array.from({ length: count }, () => pick(syllables));
  if (script === 'latin' && random() < ACCENTS_SHARE) parts.push(pick(ACCENTED));
  return parts.join('');
}

/** Words of a script as they are met in titles and names: few of them often, most of them rarely. */
export function words(draw: Draw, script: Script, count: number): string {
  const vocabulary = WORDS[script === 'latin' ? 'latin' : 'other'];
  const list = Array.from({ length: count }, () => wordOf(script, zipfRank(draw.next(), vocabulary, 1, 12)));
  return list.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(UNSPACED.has(script) ? '' : ' ');
}

/** A word that names people: any of the vocabulary, as likely as any other. */
export function surname(draw: Draw, script: Script): string {
  const word = wordOf(script, draw.whole(COMMON.length, WORDS[script === 'latin' ? 'latin' : 'other'] - 1));
  return word.charAt(0).toUpperCase() + word.slice(1);
}
