import { promisedKind, type UploadExtension } from '@app/contracts';
import { LOCKED } from './archive';
import { type CompoundEntry, compoundEntries } from './compound';
import { type Fault, fault, type Look } from './fault';

const OLD_MACROS = fault('fileDisguised', '这个文件含有宏，请另存为 DOCX 或 XLSX 后再上传。', 'macros');
const EMBEDDED_PROGRAM = fault(
  'fileDisguised',
  '这个文件里嵌有程序或无法检查的对象，请删除后另存，或打印为 PDF 后再上传。',
  'embeddedObject',
);

const FIB_ENCRYPTED = 0x0100;
const FILEPASS = 0x002f;
const BOUNDSHEET = 0x0085;
const END_OF_GLOBALS = 0x000a;
/** Pictures of Paint, stored in the oldest way. */
const PAINT = new Set(['0003000a-0000-0000-c000-000000000046', 'd3e34b21-9d75-101a-8c3d-00aa001a1652']);
const MOST = 25 * 1024 * 1024;

/** What a compound file is: a kind that is taken, or one whose sender gets advice; `locked`: encrypted. */
export type OldKind = Extract<UploadExtension, 'doc' | 'xls'> | 'ppt' | 'msg' | 'locked';

/** Returns what a compound file is by its streams; undefined when it is nothing known. Throws CompoundFault. */
export function oldOfficeKind(entries: readonly CompoundEntry[]): OldKind | undefined {
  const names = new Set(
    entries.filter(({ path }) => path.length === 1).map(({ path }) => path[0]!.toLowerCase()),
  );
  if (names.has('encryptedpackage') || names.has('encryptioninfo')) return 'locked';
  if (names.has('worddocument')) return 'doc';
  if (names.has('workbook') || names.has('book')) return 'xls';
  if (names.has('powerpoint document')) return 'ppt';
  return names.has('__properties_version1.0') ? 'msg' : undefined;
}

/** Returns why a .doc or .xls is not taken: a password, macros, programs within. Throws CompoundFault. */
export async function oldOfficeFault(
  entries: readonly CompoundEntry[],
  look: Look,
  depth: number,
): Promise<Fault | undefined> {
  const stream = (name: string) =>
    entries.find(({ path, isStream }) => isStream && path.length === 1 && path[0]!.toLowerCase() === name);
  const text = stream('worddocument')?.read(32);
  if (text && text.length >= 12 && text.readUInt16LE(10) & FIB_ENCRYPTED) return LOCKED;
  const book = (stream('workbook') ?? stream('book'))?.read(MOST);
  const inBook = book && bookFault(book);
  if (inBook) return inBook;
  if (entries.some(({ path, isStream }) => !isStream && path.at(-1)?.toLowerCase() === 'vba'))
    return OLD_MACROS;
  for (const entry of entries) {
    const found = await nativeFault(entry, entries, look, depth);
    if (found) return found;
  }
  return undefined;
}

/** Returns why an object that is embedded in an Office file is not taken. Throws CompoundFault. */
export function embeddedObjectFault(bytes: Buffer, look: Look, depth: number): Promise<Fault | undefined> {
  return oldOfficeFault(compoundEntries(bytes), look, depth);
}

/** Goes through the records that stand before the sheets (MS-XLS 2.1.7.20.3). */
function bookFault(book: Buffer): Fault | undefined {
  for (let at = 0; at + 4 <= book.length;) {
    const [type, length] = [book.readUInt16LE(at), book.readUInt16LE(at + 2)];
    if (type === FILEPASS) return LOCKED;
    if (type === END_OF_GLOBALS) return undefined;
    // A sheet of macros of the oldest kind, or a module.
    if (type === BOUNDSHEET && length >= 6 && [1, 6].includes(book[at + 4 + 5]!)) return OLD_MACROS;
    at += 4 + length;
  }
  return undefined;
}

/** An object of the oldest kind: a file under its name, which is taken when it is one that may be uploaded itself. */
async function nativeFault(
  { path, isStream, read }: CompoundEntry,
  entries: readonly CompoundEntry[],
  look: Look,
  depth: number,
): Promise<Fault | undefined> {
  if (!isStream || path.at(-1) !== '\u0001Ole10Native') return undefined;
  const folder = path.slice(0, -1).join('/');
  const owner = entries.find((one) => !one.isStream && one.path.join('/') === folder);
  if (owner && PAINT.has(owner.classId)) return undefined;
  const file = fileIn(read(MOST));
  if (!file || !promisedKind(file.name)) return EMBEDDED_PROGRAM;
  return look(file.content, file.name, depth + 1);
}

/** Reads what the Packager of Windows writes: label, path, path of a copy, content. Undefined when it is something else. */
function fileIn(bytes: Buffer): { name: string; content: Buffer } | undefined {
  let at = 6;
  const text = () => {
    const end = bytes.indexOf(0, at);
    if (end < 0) return '';
    const found = bytes.subarray(at, end);
    at = end + 1;
    return new TextDecoder('gb18030').decode(found);
  };
  const [label, path] = [text(), text()];
  at += 4;
  if (at + 4 > bytes.length) return undefined;
  at += 4 + bytes.readUInt32LE(at);
  if (at + 4 > bytes.length) return undefined;
  const size = bytes.readUInt32LE(at);
  const content = bytes.subarray(at + 4, at + 4 + size);
  // Windows opens it by the name of its path.
  return content.length === size && label !== ''
    ? { name: path.split(/[\\/]/).at(-1) || label, content }
    : undefined;
}
