import { promisedKind } from '@app/contracts';
import type { FastifyRequest } from 'fastify';
import { PerKeyLimit } from '../common/per-key-limit';
import { refuse } from '../common/problems';
import { tidyName } from './file-name';
import { recognise, type Recognised, refuseName } from './kinds/recognise';
import type { FileStore, Incoming } from './store';

/** Limits the uploads inspected at a time, because each is held in memory. */
const LOOKED_AT = new PerKeyLimit(3);

/** A complete upload under its right kind. */
export interface Upload extends Recognised {
  incoming: Incoming;
}

/** Takes the one file of a multipart request in. Nothing stays on disk when it is refused. */
export async function receiveUpload(request: FastifyRequest, store: FileStore): Promise<Upload> {
  if (!request.isMultipart()) throw refuse('notMultipart');
  const part = await request.file().catch(translated);
  if (!part || part.fieldname !== 'file') {
    part?.file.resume();
    throw refuse('fileMissing');
  }
  const name = tidyName(part.filename ?? '');
  if (!promisedKind(name)) {
    part.file.resume();
    throw refuseName(name);
  }
  const incoming = await store.receive(part.file).catch(translated);
  try {
    if (part.file.truncated) throw refuse('fileTooLarge');
    const kind = await LOOKED_AT.run('', async () => recognise(name, await store.bytesOf(incoming)));
    return { incoming, ...kind };
  } catch (error) {
    await store.drop(incoming);
    throw error;
  }
}

function translated(error: unknown): never {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'FST_REQ_FILE_TOO_LARGE') throw refuse('fileTooLarge');
  // The parser's own complaints carry no code; what the disk or the network says does.
  if (code === undefined || MULTIPART.test(String(code))) throw refuse('badMultipart');
  throw error;
}

const MULTIPART = /^FST_(FILES|PARTS|FIELDS|PROTO|INVALID_MULTIPART|NO_FORM)/;
