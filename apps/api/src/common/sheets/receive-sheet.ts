import type { FastifyRequest } from 'fastify';
import { refuse } from '../problems';

/** 5 MB, counted while the sheet comes in. */
const SHEET_LIMIT = 5 * 1024 * 1024;
const MULTIPART = /^FST_(FILES|PARTS|FIELDS|PROTO|INVALID_MULTIPART|NO_FORM)/;

/** The one sheet of a multipart request and the name of its file; what it holds is read later. */
export async function receiveSheet(request: FastifyRequest): Promise<{ bytes: Uint8Array; name: string }> {
  if (!request.isMultipart()) throw refuse('notMultipart');
  const part = await request.file({ limits: { fileSize: SHEET_LIMIT } }).catch(translated);
  if (!part || part.fieldname !== 'file') {
    part?.file.resume();
    throw refuse('fileMissing');
  }
  const bytes = await part.toBuffer().catch(translated);
  if (part.file.truncated) throw refuse('sheetTooLarge');
  return { bytes: new Uint8Array(bytes), name: part.filename.slice(-200) };
}

function translated(error: unknown): never {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'FST_REQ_FILE_TOO_LARGE') throw refuse('sheetTooLarge');
  if (code === undefined || MULTIPART.test(String(code))) throw refuse('badMultipart');
  throw error;
}
