import type { FileEntity } from '@app/database';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { contentDisposition } from './file-name';

/** Sends a file as an attachment that no browser runs, whatever its bytes are. */
export async function sendFile(
  reply: FastifyReply,
  { file, bytes }: { file: FileEntity; bytes: Readable },
): Promise<void> {
  await reply
    .headers({
      'content-type': file.mediaType,
      'content-length': String(file.size),
      'content-disposition': contentDisposition(file.name),
      'content-security-policy': `default-src 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
    })
    .send(bytes);
}
