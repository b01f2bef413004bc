import { adviceFor, extensionOf, promisedKind, UPLOAD_KINDS, type UploadExtension } from '@app/contracts';
import { DomainError, refusal } from '@app/domain';
import { opened, XmlFault } from '@app/exports';
import { fileTypeFromBuffer } from 'file-type';
import { type Allowance, allowanceFor, DAMAGED, inflateAll, LOCKED } from './archive';
import { compoundEntries, CompoundFault, isCompound } from './compound';
import { DEEPEST, type Fault, fault, type Look } from './fault';
import { MACROS, officeFault, officeKind } from './office';
import { oldOfficeFault, oldOfficeKind } from './old-office';
import { pdfFault, pdfHeader } from './pdf/pdf';
import { pictureFault, pictureKind } from './pictures';

/** A file under its right kind. `sentName` is its name as it was sent, where its extension was mended. */
export interface Recognised {
  name: string;
  sentName?: string;
  mediaType: string;
}

/** What bytes are: a kind with, perhaps, why it is not taken; or something else, by its usual extension. */
type Content =
  { kind: UploadExtension; fault?: Fault } | { kind: undefined; fault?: Fault; extension: string };

/**
 * Returns the kind of a file by what a viewer would show. A viewer opens the kinds of its family whatever their names say;
 * such a name is mended. Throws DomainError `fileTypeNotAllowed`, `fileEmpty`, `fileDisguised`, `fileEncrypted`.
 */
export async function recognise(name: string, bytes: Buffer): Promise<Recognised> {
  const promised = promisedKind(name);
  if (!promised) throw refuseName(name);
  if (bytes.length === 0) throw refusal('fileEmpty');
  const content = await contentOf(bytes, allowanceFor(bytes), 0);
  const found = content.kind ?? content.extension;
  const isOfFamily = content.kind && UPLOAD_KINDS[content.kind].family === UPLOAD_KINDS[promised].family;
  if (content.kind && !isOfFamily)
    throw new DomainError('fileDisguised', otherFamily(name, content.kind), { found });
  if (content.fault)
    throw new DomainError(content.fault.code, content.fault.sentence, { found: content.fault.found });
  if (!content.kind)
    throw new DomainError('fileDisguised', notWhatItSays(name, promised, content.extension), { found });
  const kind = alsoNamed(promised, content.kind);
  const { mediaType } = UPLOAD_KINDS[kind];
  if (kind === promised) return { name, mediaType };
  return { name: `${name.slice(0, -extensionOf(name).length)}${kind}`, sentName: name, mediaType };
}

/** The refusal of a file that is not taken by its name. */
export function refuseName(name: string): DomainError {
  const extension = extensionOf(name);
  return new DomainError('fileTypeNotAllowed', adviceFor(extension), {
    extension,
    allowed: Object.keys(UPLOAD_KINDS),
  });
}

/** WPS writes what Word and Excel once wrote, under names of its own. */
function alsoNamed(promised: UploadExtension, kind: UploadExtension): UploadExtension {
  if (kind === 'doc' && promised === 'wps') return 'wps';
  return kind === 'xls' && promised === 'et' ? 'et' : kind;
}

async function contentOf(bytes: Buffer, allowance: Allowance, depth: number): Promise<Content> {
  try {
    const picture = pictureKind(bytes);
    if (picture) return { kind: picture, fault: pictureFault(picture, bytes) };
    if (isCompound(bytes)) return await oldOfficeContent(bytes, allowance, depth);
    if (bytes.readUInt32BE(0) === 0x504b0304) return await archiveContent(bytes, allowance, depth);
    if (pdfHeader(bytes) !== undefined) return { kind: 'pdf', fault: await pdfFault(bytes) };
  } catch (error) {
    if (!(error instanceof XmlFault || error instanceof CompoundFault || error instanceof RangeError))
      throw error;
    return { kind: undefined, extension: 'unknown', fault: DAMAGED };
  }
  const sniffed = await fileTypeFromBuffer(bytes).catch(() => undefined);
  return { kind: undefined, extension: sniffed?.ext ?? textKind(bytes) };
}

/** Systems export web pages and plain texts under the names of tables. */
function textKind(bytes: Buffer): string {
  const start = bytes.subarray(0, 1024);
  if (start.includes(0)) return 'unknown';
  return /^[\ufeff\s]*<(!doctype|html|head|table|meta|body|style|div)/i.test(start.toString('utf8'))
    ? 'html'
    : 'txt';
}

async function oldOfficeContent(bytes: Buffer, allowance: Allowance, depth: number): Promise<Content> {
  const entries = compoundEntries(bytes);
  const kind = oldOfficeKind(entries);
  if (kind === 'locked') return { kind: undefined, extension: 'locked', fault: LOCKED };
  const found = await oldOfficeFault(entries, looker(allowance), depth);
  if (kind === 'doc' || kind === 'xls') return { kind, fault: found };
  return { kind: undefined, extension: kind ?? 'unknown', fault: found };
}

async function archiveContent(bytes: Buffer, allowance: Allowance, depth: number): Promise<Content> {
  const entries = await inflateAll(bytes, allowance);
  if (!(entries instanceof Map)) return { kind: undefined, extension: 'zip', fault: entries };
  const ofd = [...entries].find(([name]) => name.replace(/^\//, '').toLowerCase() === 'ofd.xml');
  if (ofd) {
    // GB/T 33190: the document's root is named by the entry file.
    const text = ofd[1].toString('utf8');
    const isOne = opened(text, 'OFD').length > 0 && opened(text, 'DocBody').length > 0;
    return isOne ? { kind: 'ofd' } : { kind: undefined, extension: 'ofd', fault: DAMAGED };
  }
  const kind = officeKind(entries);
  if (kind === 'docm') return { kind: undefined, extension: 'docm', fault: MACROS };
  const found = kind && (await officeFault(entries, looker(allowance), depth));
  if (kind === 'docx' || kind === 'xlsx') return { kind, fault: found };
  return { kind: undefined, extension: kind ?? 'zip', fault: found };
}

/** Looks into a document within another one: it is taken when it could be uploaded itself; a presentation is, too. */
function looker(allowance: Allowance): Look {
  return async (bytes, name, depth) => {
    if (depth > DEEPEST) return HIDDEN;
    const content = await contentOf(bytes, allowance, depth);
    if (content.fault) return content.fault;
    return content.kind || ['ppt', 'pptx'].includes(content.extension) ? undefined : HIDDEN;
  };
}

const HIDDEN = fault(
  'fileDisguised',
  '这个文件里嵌有程序或无法检查的文件，请删除后另存，或打印为 PDF 后再上传。',
  'embeddedObject',
);

function otherFamily(name: string, kind: UploadExtension): string {
  const { label } = UPLOAD_KINDS[kind];
  return `文件名的扩展名是 .${extensionOf(name)}，内容却是${label.replace(/^(?=[A-Z])/, ' ')}，请把扩展名改为 .${kind} 后再上传。`;
}

function notWhatItSays(name: string, promised: UploadExtension, extension: string): string {
  const named = `文件名的扩展名是 .${extensionOf(name)}，内容却`;
  const { family, label } = UPLOAD_KINDS[promised];
  if (family === 'sheet' && ['txt', 'html', 'xml'].includes(extension))
    return `${named}是网页或纯文本，请用 Excel 或 WPS 打开，另存为 XLSX 后再上传。`;
  const advice = adviceFor(extension);
  if (advice.startsWith('这是')) return `${named}${advice.slice(1)}`;
  return `${named}不是${label.replace(/^(?=[A-Z])/, ' ')}，请用原软件打开，确认无误后另存一份再上传。`;
}
