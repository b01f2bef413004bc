/** What a number field takes. */
export interface NumberLimits {
  min?: number;
  max?: number;
  /** Decimal places at most; without it, any number of them. */
  places?: number;
}

/** Points and commas of every keyboard, in half and full width (NFKC has been applied). */
const POINT = /[.。·٫,،]/g;
const GROUPED = /^-?\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$|^-?\d{1,3}(?:,\d{3})+\.\d+$/;
/** `1,234` may be 1234 or 1.234. */
const EITHER = /^-?[1-9]\d{0,2},\d{3}$/;

/**
 * Reads a number as people type it: any width, any point or comma, groups of three digits. Returns it with a point and
 * without anything else; null: nothing was typed; undefined: it is no number, or may be two.
 */
export function enteredDigits(text: string): string | null | undefined {
  if (/\p{No}/u.test(text)) return undefined; // `6²` would become 62
  const plain = text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^[\u2010-\u2015\u2212]/, '-')
    .replace(/^\+/, '');
  if (plain === '') return null;
  if (EITHER.test(plain)) return undefined;
  const digits = GROUPED.test(plain) ? plain.replaceAll(',', '') : plain.replace(POINT, '.');
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(digits) ? digits.replace(/\.$/, '') : undefined;
}

/** The number of `enteredDigits`. */
export function enteredNumber(text: string): number | null | undefined {
  const digits = enteredDigits(text);
  return typeof digits === 'string' ? Number(digits) : digits;
}

/** Returns the number that a field keeps: null when empty, NaN when it takes no such text. */
export function keptNumber(text: string, { min, max, places }: NumberLimits): number | null {
  const number = enteredNumber(text);
  if (number === null) return null;
  if (number === undefined || !Number.isFinite(number)) return NaN;
  if ((min !== undefined && number < min) || (max !== undefined && number > max)) return NaN;
  return places !== undefined && Number(number.toFixed(places)) !== number ? NaN : number;
}

/** Says what a field takes, for whoever typed something else. */
export function expectedNumber({ min, max, places }: NumberLimits): string {
  const range =
    min !== undefined && max !== undefined
      ? ` ${min} 到 ${max} 之间的`
      : min !== undefined
        ? `不小于 ${min} 的`
        : max !== undefined
          ? `不大于 ${max} 的`
          : '';
  const kind = places === 0 ? '整数' : '数字';
  const most = places ? `，最多 ${places} 位小数` : '';
  return `请填写${range}${kind}${most}，例如 ${example({ min, max, places })}。`;
}

function example({ min = 0, max, places }: NumberLimits): string {
  const middle = max === undefined ? min + 6 : (min + max) / 2;
  return places === 0 ? String(Math.floor(middle)) : String(Math.floor(middle * 2) / 2);
}
