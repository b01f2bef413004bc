import type { EvidenceView, FileQuery } from '@app/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentUser, type User } from '../auth';
import { Id, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { FilesService } from './files.service';
import { sendFile } from './send-file';

@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Serve('uploadFile')
  upload(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Question() place: FileQuery,
    @Req() request: FastifyRequest,
  ): Promise<EvidenceView> {
    return this.files.upload(user, id, place, request);
  }

  @Serve('getFile')
  async download(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Id('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.files.read(user, id, fileId));
  }

  @Serve('deleteFile')
  remove(@CurrentUser() user: User, @Id('id') id: string, @Id('fileId') fileId: string): Promise<void> {
    return this.files.remove(user, id, fileId);
  }
}
