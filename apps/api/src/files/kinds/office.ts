import type { UploadExtension } from '@app/contracts';
import { OfficePackage } from '@app/exports';
import { isCompound } from './compound';
import { DEEPEST, type Fault, fault, type Look } from './fault';
import { embeddedObjectFault } from './old-office';

/** The kind of an Office file by the content type of its main part (ECMA-376 part 1, 11 and 12). */
const MAIN: Record<string, UploadExtension | 'dotx' | 'xltx' | 'docm' | 'pptx'> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml': 'dotx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml': 'xltx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml': 'pptx',
  'application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml': 'pptx',
  'application/vnd.ms-word.document.macroenabled.main+xml': 'docm',
  'application/vnd.ms-word.template.macroenabledtemplate.main+xml': 'docm',
  'application/vnd.ms-excel.sheet.macroenabled.main+xml': 'docm',
  'application/vnd.ms-excel.template.macroenabled.main+xml': 'docm',
  'application/vnd.ms-excel.addin.macroenabled.main+xml': 'docm',
  'application/vnd.ms-excel.sheet.binary.macroenabled.main': 'docm',
};

/** What an Office file may refer to anywhere: it is shown, or asked for before it is read. */
const HARMLESS_OUTSIDE = new Set(
  ['hyperlink', 'image', 'externalLink', 'externalLinkPath', 'externalLinkLongPath', 'xlPathMissing'].concat([
    'audio',
    'video',
    'media',
  ]),
);
/** An address on another machine. Templates and linked tables on the own one are only not found elsewhere. */
const REMOTE_ADDRESS = /^\s*(?!file:\/\/\/)([a-z][a-z\d+.-]+:|\\\\|\/\/)/i;
/** What parts may be: texts, pictures, fonts, sound, settings of printers, embedded documents, controls of forms. */
const HARMLESS_PART =
  /^(application\/([\w.+-]*\+xml|xml|vnd\.openxmlformats-[\w.+-]+|vnd\.ms-[\w.+-]+|x-font[\w-]*|x-fontdata|pdf|msword|bin|octet-stream)|(image|audio|video|font|text)\/[\w.+-]+)$/;

export const MACROS = fault(
  'fileDisguised',
  '这个文件含有宏，请另存为不带宏的 DOCX 或 XLSX 后再上传。',
  'macros',
);
const REMOTE = fault(
  'fileDisguised',
  '这个文件打开时会从别处取内容，请打印（另存）为 PDF 后再上传。',
  'remoteContent',
);
const STRANGE_PART = fault(
  'fileDisguised',
  '这个文件里嵌有无法检查的内容，请删除后另存，或打印为 PDF 后再上传。',
  'strangePart',
);

/** Returns the kind of an Office file, by its relations or else its content types; undefined when it is none. Throws XmlFault. */
export function officeKind(entries: Map<string, Buffer>): (typeof MAIN)[string] | undefined {
  const parts = new OfficePackage(entries);
  const typeOf = parts.contentTypes();
  const related = parts.related('', 'officeDocument').map(({ part }) => part);
  const candidates = related.length > 0 ? related : parts.names();
  return candidates
    .filter((part) => parts.bytes(part))
    .map((part) => MAIN[typeOf(part) ?? ''])
    .find((kind) => kind !== undefined);
}

/**
 * Returns why an Office file is not taken: macros, parts of unknown kinds, content from elsewhere, or the like in a document
 * that is embedded in it. Throws XmlFault, CompoundFault.
 */
export async function officeFault(
  entries: Map<string, Buffer>,
  look: Look,
  depth: number,
): Promise<Fault | undefined> {
  if (depth > DEEPEST) return STRANGE_PART;
  const parts = new OfficePackage(entries);
  const typeOf = parts.contentTypes();
  for (const part of parts.names()) {
    const type = typeOf(part);
    if (part.endsWith('vbaproject.bin')) return MACROS;
    if (part === '[content_types].xml' || type === undefined) continue; // no reader knows what it is
    if (/vbaproject|macrosheet|macroenabled|intlmacrosheet/.test(type)) return MACROS;
    if (!HARMLESS_PART.test(type)) return STRANGE_PART;
  }
  const owners = parts.names().flatMap((name) => {
    const match = /^(.*\/)?_rels\/([^/]*)\.rels$/.exec(name);
    return match ? [`${match[1] ?? ''}${match[2]}`] : [];
  });
  for (const owner of owners) {
    for (const { kind, part, external } of parts.relations(owner)) {
      if (/^(vbaProject|xlMacrosheet|xlIntlMacrosheet|wordVbaData)$/.test(kind)) return MACROS;
      if (external !== undefined) {
        if (!HARMLESS_OUTSIDE.has(kind) && REMOTE_ADDRESS.test(external)) return REMOTE;
      } else if (kind === 'oleObject' || kind === 'package') {
        const bytes = parts.bytes(part);
        const found =
          bytes &&
          (isCompound(bytes)
            ? await embeddedObjectFault(bytes, look, depth)
            : await look(bytes, part, depth + 1));
        if (found) return found;
      }
    }
  }
  return undefined;
}
