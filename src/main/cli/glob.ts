import { sep } from 'node:path';

const MAGIC = /[*?[{]/;

/** Whether a path holds wildcards at all. */
export function isGlob(path: string): boolean {
  return MAGIC.test(path);
}

/**
 * The folder that a pattern looks in, and what the paths below it must match: `*` and `?` stay within a name, `**` goes
 * through folders, `[abc]` and `{a,b}` choose.
 */
export function parseGlob(pattern: string): { base: string; matches: (relative: string) => boolean } {
  const parts = pattern.split(sep === '\\' ? /[\\/]/ : '/');
  const first = parts.findIndex((part) => isGlob(part));
  const head = parts.slice(0, first).join('/');
  const base = head === '' ? (pattern.startsWith('/') ? '/' : '.') : head;
  const expression = new RegExp(`^${toExpression(parts.slice(first).join('/'))}$`, 'u');
  return { base, matches: (relative) => expression.test(relative.split(sep).join('/')) };
}

const TOKENS = /\*\*\/|\*\*|\*|\?|\[(?:!|\^)?[^\]]+\]|\{[^{}]*\}|[\s\S]/gu;

function toExpression(glob: string): string {
  return (glob.match(TOKENS) ?? []).map(translate).join('');
}

function translate(token: string): string {
  if (token === '**/') return '(?:[^/]+/)*';
  if (token === '**') return '.*';
  if (token === '*') return '[^/]*';
  if (token === '?') return '[^/]';
  if (token.length > 2 && token.startsWith('['))
    return token.replace(/^\[[!^]/, '[^').replace(/[\\&]/g, String.raw`\$&`);
  if (token.length > 1 && token.startsWith('{'))
    return `(?:${token.slice(1, -1).split(',').map(toExpression).join('|')})`;
  return token.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
}
