import { enteredDocumentNumber } from '@app/domain';

/** 机关代字〔年份〕序号号 (GB/T 9704-2012, 7.2.5): hexagonal brackets, four-digit year, no leading zero, no 第. */
const PATTERN = /^[\p{Script=Han}]{1,20}〔(?:19|20)\d{2}〕[1-9]\d{0,5}号$/u;

/** Returns what is wrong with a 发文字号 once it is kept (`enteredDocumentNumber`), in Chinese; undefined when it is valid. */
export function documentNumberFault(typed: string): string | undefined {
  const text = enteredDocumentNumber(typed);
  if (PATTERN.test(text)) return undefined;
  const example = '正确写法如“某区无废办〔2024〕23号”。';
  if (/[[\]【】()（）［］〈〉]/.test(text)) return `发文字号的年份须用六角括号〔〕。${example}`;
  if (text.includes('第')) return `发文字号的序号前不加“第”。${example}`;
  if (/〕0/.test(text)) return `发文字号的序号不编虚位，不以 0 开头。${example}`;
  if (!text.endsWith('号')) return `发文字号以“号”结尾。${example}`;
  return `发文字号由机关代字、六角括号括起的四位年份和序号组成。${example}`;
}
