import { DomainError, refusal } from '@app/domain';
import { fileTypeFromBuffer } from 'file-type';
import { officeFault } from './containers';
import { extensionOf } from './file-name';
import { actsInPdf } from './pdf';

interface Kind {
  mediaType: string;
  /** What is wrong with the bytes, in Chinese. */
  fault(bytes: Uint8Array): Promise<string | undefined> | string | undefined;
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What may be uploaded, by extension. */
const KINDS: Record<string, Kind> = {
  pdf: { mediaType: 'application/pdf', fault: pdfFault },
  jpg: { mediaType: 'image/jpeg', fault: markupFault },
  jpeg: { mediaType: 'image/jpeg', fault: markupFault },
  png: { mediaType: 'image/png', fault: markupFault },
  docx: {
    mediaType: `${OFFICE}.wordprocessingml.document`,
    fault: (bytes) => officeFault(bytes, 'word/document.xml'),
  },
  xlsx: {
    mediaType: `${OFFICE}.spreadsheetml.sheet`,
    fault: (bytes) => officeFault(bytes, 'xl/workbook.xml'),
  },
};

/** The media type of a file whose bytes are what its name says. Throws DomainError otherwise. */
export async function mediaTypeOf(name: string, bytes: Uint8Array): Promise<string> {
  const extension = extensionOf(name);
  const kind = Object.hasOwn(KINDS, extension) ? KINDS[extension] : undefined;
  if (!kind) throw refuseType();
  if (bytes.length === 0) throw refusal('fileEmpty');
  const sniffed = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (sniffed?.mime !== kind.mediaType) {
    throw new DomainError('fileDisguised', `文件内容与扩展名 .${extension} 不符。`, {
      found: sniffed?.ext ?? 'unknown',
    });
  }
  const fault = await kind.fault(bytes);
  if (fault) throw new DomainError('fileDisguised', fault);
  return kind.mediaType;
}

/** The refusal of a kind of file that is never taken. */
export function refuseType(): DomainError {
  return refusal('fileTypeNotAllowed', {
    allowed: Object.keys(KINDS),
  });
}

/** Whether an extension may be uploaded at all; known before the bytes come. */
export function isAllowed(name: string): boolean {
  return Object.hasOwn(KINDS, extensionOf(name));
}

async function pdfFault(bytes: Uint8Array): Promise<string | undefined> {
  if (!text(bytes.subarray(0, 5)).startsWith('%PDF-')) return '不是真正的 PDF 文件。';
  if (!text(bytes.subarray(-2048)).includes('%%EOF')) return 'PDF 文件不完整。';
  return markupFault(bytes) ?? (await actsInPdf(bytes));
}

/** A file that is one thing to a viewer and a page to a browser. */
function markupFault(bytes: Uint8Array): string | undefined {
  return /<(script|html|body|svg|iframe|!doctype|\?php)/i.test(text(bytes.subarray(0, 1024)))
    ? '文件开头含有网页代码，不能上传。'
    : undefined;
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
