/**
 * Characters that a person does not see and that mean nothing on a form: controls (tab and line breaks aside), marks of
 * format and direction, fillers, tags. A joiner stays where it holds a picture character together.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0]|(?!\u200d)\p{Cf}|\u200d(?!\p{Extended_Pictographic})/gu;
// Safari 15 reads no pattern that looks behind.
const JOINER = /(^|[^\p{Extended_Pictographic}\ufe0f\u{1f3fb}-\u{1f3ff}])\u200d+/gu;
const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/g;
const DASH = /[\u2010-\u2015\u2212\u2043\ufe58\ufe63]/g;

/**
 * Returns one line as it is kept: without invisible characters and surrounding space, every run of spaces of any width
 * as one, in the composed form of Unicode. A line break stays, for whoever refuses it.
 */
export function enteredLine(text: string): string {
  return visible(text)
    .replace(/[\p{Zs}\t]+/gu, ' ')
    .trim();
}

/** Returns a text of several lines as it is kept: as `enteredLine`, but indents and spaces between words stay as typed. */
export function enteredProse(text: string): string {
  return visible(text)
    .replace(/[^\S\n]+$/gm, '')
    .trim();
}

/**
 * Returns a code, number or address as it is kept, in which only the plain signs of a keyboard mean something: half
 * width, one kind of dash, no space, nothing invisible.
 */
export function enteredCode(text: string): string {
  return visible(text.normalize('NFKC')).replace(/\s+/g, '').replace(DASH, '-');
}

function visible(text: string): string {
  return text.replace(LINE_BREAK, '\n').replace(INVISIBLE, '').replace(JOINER, '$1').normalize('NFC');
}

/**
 * Returns an e-mail address as it is kept, without its label, angle brackets and what stands behind it. The full stop of a
 * Chinese keyboard is its dot, and so is a comma in the name of the host.
 */
export function enteredEmail(text: string): string {
  const plain = enteredCode(text)
    .replace(/^(?:(?:mailto|e-?mail|邮箱|电子邮箱|邮件):)+/i, '')
    .replace(/^<+|[>;,、。｡]+$/g, '');
  const [name, host, ...more] = plain.replace(/[。｡]/g, '.').split('@');
  return [name, host?.replace(more.length === 0 ? /[,、·]/g : /^$/, '.'), ...more]
    .filter((part) => part !== undefined)
    .join('@');
}

const PHONE_LABEL = /^(?:(?:tel|phone|手机|手机号|电话|联系电话|座机|固话):?)+(?=[+(\d])/i;

/**
 * Returns a telephone number as it is kept: `13800000000`, `023-67800001`, `023-67800001-801`. Takes the country's number
 * in front, brackets, points, spaces and dashes anywhere, 转 before an extension. What is no such number comes back as
 * `enteredCode` returns it.
 */
export function enteredPhone(text: string): string {
  const plain = enteredCode(text).replace(PHONE_LABEL, '');
  const [, number = '', extension] = /^(.+?)(?:转|分机|ext\.?|x)(\d{1,6})$/i.exec(plain) ?? [, plain];
  const digits = number.replace(/[-().·]/g, '').replace(/^(?:\+|00)86|^86(?=1[3-9]\d{9}$)/, '');
  if (!/^\d+$/.test(digits)) return plain;
  if (/^1[3-9]\d{9}$/.test(digits)) return extension ? plain : digits;
  const landline =
    number.startsWith('+') || number.startsWith('0086') ? digits.replace(/^(?!0)/, '0') : digits;
  const [, area, local, rest] = /^(010|02\d|0[3-9]\d{2})([2-9]\d{6,7})(\d*)$/.exec(landline) ?? [];
  const inner = extension ?? innerNumberOf(number, rest);
  if (!area || (rest && extension) || inner === undefined) return plain;
  return `${area}-${local}${inner && `-${inner}`}`;
}

/** The extension behind a dash: empty without one, undefined where more digits follow that no dash parts from the number. */
function innerNumberOf(number: string, rest = ''): string | undefined {
  if (rest === '') return '';
  return number.endsWith(`-${rest}`) && rest.length <= 6 ? rest : undefined;
}

/** Returns a 发文字号 as it is kept: the year in hexagonal brackets, whichever were typed. */
export function enteredDocumentNumber(text: string): string {
  return enteredCode(text)
    .replace(/[[({<【〔〖〈《「]((?:19|20)\d{2})[\])}>】〕〗〉》」]/, '〔$1〕')
    .replace(/號$/, '号');
}
