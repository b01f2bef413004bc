import { enteredCode } from '@app/domain';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'; // GB 32100: without I, O, S, V, Z
const LENGTH = 18;

/**
 * Returns what is wrong with a 统一社会信用代码 (GB 32100-2015), in Chinese; undefined when it is valid. Accepts lower case.
 */
export function creditCodeFault(text: string): string | undefined {
  return codeFormFault(text) ?? checkCharacterFault(text);
}

/** Returns the fault of a code whose check character is wrong. A few codes were issued with a wrong one. */
export function checkCharacterFault(text: string): string | undefined {
  const code = normaliseCreditCode(text);
  return code[LENGTH - 1] === checkDigit(code)
    ? undefined
    : '统一社会信用代码的校验位不正确，请核对是否输错。';
}

/** Returns the fault of a text that cannot be a code: its length, or a character that no code has. */
export function codeFormFault(text: string): string | undefined {
  const code = normaliseCreditCode(text);
  if (code.length !== LENGTH) return `统一社会信用代码应为 18 位，现为 ${code.length} 位。`;
  const stranger = [...code].find((char) => !ALPHABET.includes(char));
  if (stranger !== undefined) {
    return `统一社会信用代码只含数字和大写字母，不使用 I、O、S、V、Z；“${stranger}”不可用。`;
  }
  return undefined;
}

/** Returns the code as it is stored: half width, upper case, without spaces, dashes and what is invisible. */
export function normaliseCreditCode(text: string): string {
  return enteredCode(text).replaceAll('-', '').toUpperCase();
}

/** Returns the check character (the 18th) of the first 17 (GB 32100, weights 3^i mod 31). */
export function checkDigit(code: string): string {
  let weight = 1;
  let sum = 0;
  for (const char of code.slice(0, LENGTH - 1)) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}
