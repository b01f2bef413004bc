import {
  DOCX_MEDIA_TYPE,
  exportTable,
  fileName,
  MEDIA_TYPES,
  type OfficialDocument,
  renderDocument,
  type TableContent,
  type TableForm,
  type TableFormat,
} from '@app/exports';
import { Readable } from 'node:stream';

/** A file on its way out. */
export interface ExportFile {
  name: string;
  mediaType: string;
  /** How many rows it will hold, where that is known before the first byte. */
  rows?: number;
  bytes: Readable;
}

/** A form filled with rows that are read as they are written. */
export function tableFile<Row extends object>(
  format: TableFormat,
  form: TableForm<Row>,
  rows: Parameters<typeof exportTable<Row>>[2],
  content: TableContent & { total?: number } = {},
): ExportFile {
  return {
    name: fileName(form, content, format),
    mediaType: MEDIA_TYPES[format],
    rows: content.total,
    bytes: exportTable(format, form, rows, content),
  };
}

/** A document in the layout of official ones. */
export async function documentFile(document: OfficialDocument): Promise<ExportFile> {
  return {
    name: fileName({ name: document.title }, {}, 'docx'),
    mediaType: DOCX_MEDIA_TYPE,
    bytes: Readable.from([await renderDocument(document)]),
  };
}
