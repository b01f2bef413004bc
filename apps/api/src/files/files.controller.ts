import type { FileView } from '@app/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentUser, type User } from '../auth/current-user';
import { Id } from '../http/input';
import { Serve } from '../http/serve';
import { contentDisposition } from './file-name';
import { FilesService } from './files.service';

@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Serve('uploadFile')
  upload(@CurrentUser() user: User, @Id('id') id: string, @Req() request: FastifyRequest): Promise<FileView> {
    return this.files.upload(user, id, request);
  }

  /** As an attachment that no browser runs, whatever its bytes are. */
  @Serve('getFile')
  async download(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Id('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { file, bytes } = await this.files.read(user, id, fileId);
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

  @Serve('deleteFile')
  remove(@CurrentUser() user: User, @Id('id') id: string, @Id('fileId') fileId: string): Promise<void> {
    return this.files.remove(user, id, fileId);
  }
}
