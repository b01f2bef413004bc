import { setImmediate as breathe } from 'node:timers/promises';
import { type Fault, fault } from '../fault';
import { readObjects, type PdfObjects } from './objects';
import { unlocked } from './unlocked';
import { hasName, numberOf, type PdfDictionary, PdfTooComplex, type PdfValue, valuesOf } from './values';

/** What a viewer may do on its own or at a click: go somewhere, show or hide something, play what is in the file. */
const HARMLESS = new Set(
  [
    'GoTo',
    'GoToR',
    'GoToE',
    'GoToDp',
    'GoTo3DView',
    'URI',
    'Named',
    'Thread',
    'Hide',
    'SetOCGState',
    'Trans',
  ].concat(['ResetForm', 'Sound', 'Movie', 'Rendition']),
);
/** Never an attribute of anything else, wherever it stands. */
const ACTIVE = ['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'RichMediaExecute'];
const TURN = 5000;
/** Encrypted streams of objects are unpacked by a library without a limit; a file has at most a thousandfold of this. */
const MOST_PACKED = 256 * 1024;

const SCRIPTED = fault(
  'fileDisguised',
  '这份 PDF 含有脚本或会自动运行的内容，请打印（另存）为普通 PDF 后再上传。',
  'activePdf',
);
const INCOMPLETE = fault(
  'fileDisguised',
  '这份 PDF 文件不完整，可能没有下载完或已损坏，请重新取得后再上传。',
  'incomplete',
);
const COMPLEX = fault(
  'fileDisguised',
  '这份 PDF 内部结构无法检查，请打印（另存）为普通 PDF 后再上传。',
  'unreadable',
);
const ENCRYPTED = fault(
  'fileEncrypted',
  '这份 PDF 要输入密码才能打开，请在原软件中取消密码，或打印（另存）为普通 PDF 后再上传。',
  'pdf',
);

/** Where the header of a pdf begins: viewers look for it within the first 1024 bytes. Undefined when it is none. */
export function pdfHeader(bytes: Buffer): number | undefined {
  const at = bytes.subarray(0, 1024 + 5).indexOf('%PDF-');
  return at < 0 ? undefined : at;
}

/**
 * Returns why a pdf is not taken: cut short, read with a password only, or acting by itself in its reader's viewer. One that
 * anybody may read is looked through without its encryption.
 */
export async function pdfFault(bytes: Buffer): Promise<Fault | undefined> {
  try {
    const objects = await readObjects(bytes);
    const { trailers, byNumber } = objects;
    const isCatalog = (value: PdfValue) => value.kind === 'dictionary' && hasName(value, 'Type', 'Catalog');
    const roots = trailers.flatMap((one) => valuesOf(one, 'Root'));
    if (isCutShort(bytes, objects)) return INCOMPLETE;
    const isEncrypted = trailers.some((one) => valuesOf(one, 'Encrypt').some(({ kind }) => kind !== 'word'));
    if (isEncrypted) {
      if (objects.packedBytes > MOST_PACKED) return COMPLEX;
      const plain = await unlocked(bytes);
      if (!plain) return ENCRYPTED;
      const [before, after] = [await acts(objects), await acts(await readObjects(plain))];
      return before || after ? SCRIPTED : undefined;
    }
    if (objects.hasDarkObjects) return COMPLEX;
    if (!roots.some((root) => root.kind === 'ref' && (byNumber.get(root.object) ?? []).some(isCatalog)))
      return INCOMPLETE;
    return (await acts(objects)) ? SCRIPTED : undefined;
  } catch (error) {
    if (error instanceof PdfTooComplex) return COMPLEX;
    throw error;
  }
}

/** A pdf that is arranged for the web says how long it is. */
function isCutShort(bytes: Buffer, { byNumber }: PdfObjects): boolean {
  const [first] = byNumber.values();
  return (first ?? []).some(
    (value) =>
      value.kind === 'dictionary' &&
      hasName(value, 'Linearized') &&
      (numberOf(value, 'L') ?? 0) > bytes.length,
  );
}

/** Whether anything in a pdf would act: an action that is not known as harmless, a script, a form that is a program. */
async function acts({ byNumber }: PdfObjects): Promise<boolean> {
  const waiting: [value: PdfValue, isAction: boolean][] = [];
  const seenActions = new Set<number>();
  const seenSets = new Set<number>();
  const setsOf = (object: number) => {
    if (seenSets.has(object)) return [];
    seenSets.add(object);
    return byNumber.get(object) ?? [];
  };
  for (const values of byNumber.values()) for (const value of values) waiting.push([value, false]);
  for (let turn = 1; waiting.length > 0; turn += 1) {
    if (turn % TURN === 0) await breathe();
    const [value, isAction] = waiting.pop()!;
    if (value.kind === 'ref') {
      if (!isAction || seenActions.has(value.object)) continue;
      seenActions.add(value.object);
      for (const target of byNumber.get(value.object) ?? []) waiting.push([target, true]);
    } else if (value.kind === 'array') {
      for (const item of value.items) waiting.push([item, isAction]);
    } else if (value.kind === 'dictionary') {
      if (actsItself(value, isAction)) return true;
      for (const [key, inner] of value.entries) {
        if (key === 'AA') {
          for (const set of inner.kind === 'ref' ? setsOf(inner.object) : [inner])
            if (set.kind === 'dictionary') for (const [, action] of set.entries) waiting.push([action, true]);
        }
        waiting.push([inner, ['A', 'OpenAction', 'Next', 'PA'].includes(key)]);
      }
    }
  }
  return false;
}

function actsItself(dictionary: PdfDictionary, isAction: boolean): boolean {
  const kinds = valuesOf(dictionary, 'S').flatMap((one) => (one.kind === 'name' ? [one.text] : []));
  if (kinds.some((kind) => ACTIVE.includes(kind))) return true;
  if (hasName(dictionary, 'Type', 'Action') && kinds.some((kind) => !HARMLESS.has(kind))) return true;
  if (isAction && kinds.some((kind) => !HARMLESS.has(kind))) return true;
  if (kinds.includes('Rendition') && hasName(dictionary, 'JS')) return true;
  const scripts = valuesOf(dictionary, 'JavaScript').some(
    ({ kind }) => kind === 'dictionary' || kind === 'ref',
  );
  return scripts || (hasName(dictionary, 'XFA') && hasName(dictionary, 'Fields'));
}
