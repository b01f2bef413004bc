import { promisedKind, UPLOAD_KINDS } from '@app/contracts';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { PerKeyLimit } from '../common/per-key-limit';
import { refuse } from '../common/problems';
import { tidyName } from './file-name';
import { recogniseOriginal, refuseOriginal } from './kinds/heic';
import { recognise, type Recognised, refuseName } from './kinds/recognise';
import type { FileStore, Incoming } from './store';

/** Limits the uploads inspected at a time, because each is held in memory. */
const LOOKED_AT = new PerKeyLimit(3);

/** A complete file under its right kind. */
export interface Received extends Recognised {
  incoming: Incoming;
}

/** A complete upload: a file, and the original (原件) that it was made from, when there is one. */
export interface Upload extends Received {
  original?: Received;
}

type Parts = AsyncIterableIterator<MultipartFile>;

/**
 * Takes the one file of a multipart request in, and the `original` that follows a jpg made from it. Nothing stays on disk
 * when either is refused.
 */
export async function receiveUpload(request: FastifyRequest, store: FileStore): Promise<Upload> {
  if (!request.isMultipart()) throw refuse('notMultipart');
  const parts: Parts = request.files({ limits: { files: 2 } });
  let file: Received | undefined;
  try {
    const part = await nextOf(parts, 'file');
    if (!part) throw refuse('fileMissing');
    if (!promisedKind(nameOf(part))) throw leaving(part, refuseName(nameOf(part)));
    file = await received(part, store, recognise);
    const second = await nextOf(parts, 'original');
    if (!second) return file;
    if (file.mediaType !== UPLOAD_KINDS.jpg.mediaType) throw leaving(second, refuseOriginal());
    return { ...file, original: await received(second, store, recogniseOriginal) };
  } catch (error) {
    if (file) await store.drop(file.incoming);
    void readToEnd(parts);
    throw error;
  }
}

/** Returns the next file, which stands in this field; undefined after the last one. */
async function nextOf(parts: Parts, field: string): Promise<MultipartFile | undefined> {
  const next = await parts.next().catch(translated);
  if (next.done) return undefined;
  if (next.value.fieldname !== field) throw leaving(next.value, refuse('fileMissing'));
  return next.value;
}

/** Returns the refusal of a file whose bytes are then read without being kept. */
function leaving(part: MultipartFile, refusal: Error): Error {
  part.file.resume();
  return refusal;
}

function nameOf(part: MultipartFile): string {
  return tidyName(part.filename ?? '');
}

/** Receives a file, which `kindOf` then judges by its name and bytes. */
async function received(
  part: MultipartFile,
  store: FileStore,
  kindOf: (name: string, bytes: Buffer) => Recognised | Promise<Recognised>,
): Promise<Received> {
  const incoming = await store.receive(part.file).catch(translated);
  try {
    if (part.file.truncated) throw refuse('fileTooLarge');
    const kind = await LOOKED_AT.run('', async () => kindOf(nameOf(part), await store.bytesOf(incoming)));
    return { incoming, ...kind };
  } catch (error) {
    await store.drop(incoming);
    throw error;
  }
}

/** The rest of a refused request is read, so that its sender reads the answer. */
async function readToEnd(parts: Parts): Promise<void> {
  try {
    for await (const part of parts) part.file.resume();
  } catch {
    // The sender left, or what came was no multipart: the refusal has been answered.
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
