/** Punctuation as Chinese documents print it (GB/T 15834). */
const WIDE: Record<string, string> = {
  ',': '\uff0c',
  ':': '\uff1a',
  ';': '\uff1b',
  '?': '\uff1f',
  '!': '\uff01',
};
const CHINESE = '[\\p{Script=Han}\u201c\u201d\u3001\u3002\u300a\u300b\u3014\u3015\uff08\uff09]';
const MARK = new RegExp(`(?<=${CHINESE})[,:;?!]|(?<=\\d)[,:;](?=${CHINESE})`, 'gu');
const BRACKETS = /\(([^()]*\p{Script=Han}[^()]*)\)/gu;

/** Replaces half-width punctuation within Chinese text by full width; leaves times, ratios and Latin text. */
export function fullWidth(text: string): string {
  return text.replace(BRACKETS, '\uff08$1\uff09').replace(MARK, (mark) => WIDE[mark]!);
}
