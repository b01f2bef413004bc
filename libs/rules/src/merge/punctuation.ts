import { canonicalText } from '@app/domain';

const WIDE: Record<string, string> = {
  ...{ ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）' },
};

/**
 * Whether two values say the same but for the width of their punctuation marks and the spaces beside these; values that
 * are equal do. Null stands for a value that is not there, and equals only itself.
 */
export function differsInMarksOnly(a: unknown, b: unknown): boolean {
  return a !== null && b !== null && canonicalText(inWideMarks(a)) === canonicalText(inWideMarks(b));
}

function inWideMarks(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/ *([,;:?!()，；：？！（）]) */g, (_, mark: string) => WIDE[mark] ?? mark);
  if (Array.isArray(value)) return value.map(inWideMarks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inWideMarks(one)]));
}
