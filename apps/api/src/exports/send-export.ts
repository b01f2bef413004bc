import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { contentDisposition } from '../files';
import { refuse } from '../common/problems';
import type { ExportFile } from './export-file';

/** Exports running at a time per process; they share one thread with all requests. */
const AT_ONCE = 4;

/** Sends exports as attachments, a few at a time; `X-Total-Count` says how many rows are to come. */
@Injectable()
export class Exporter {
  private running = 0;

  /** Throws `busy` when too many are under way. */
  async send(reply: FastifyReply, make: () => Promise<ExportFile>): Promise<void> {
    if (this.running >= AT_ONCE) throw refuse('busy', { retryAfter: 5 });
    this.running += 1;
    try {
      const { name, mediaType, rows, bytes } = await make();
      bytes.once('close', () => (this.running -= 1));
      await reply
        .headers({
          'content-type': mediaType,
          'content-disposition': contentDisposition(name),
          'cache-control': 'no-store',
          'content-security-policy': `default-src 'none'; sandbox`,
          'x-content-type-options': 'nosniff',
          ...(rows !== undefined && { 'x-total-count': String(rows) }),
        })
        .send(bytes);
    } catch (error) {
      if (!reply.sent) this.running -= 1;
      throw error;
    }
  }
}
