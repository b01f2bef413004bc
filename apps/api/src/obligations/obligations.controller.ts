import type {
  AssemblyView,
  ObligationAnswerView,
  ObligationCommandBody,
  FileView,
  ObligationBody,
  ObligationItem,
  ObligationQuery,
  ObligationView,
  UploadQuery,
} from '@app/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ObligationActs } from '../acts';
import { CurrentUser, type User } from '../auth';
import { sendFile } from '../files';
import { Content, Id, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { ObligationFilesService } from './obligation-files.service';
import { ObligationsService } from './obligations.service';

@Controller()
export class ObligationsController {
  constructor(
    private readonly obligations: ObligationsService,
    private readonly acts: ObligationActs,
    private readonly files: ObligationFilesService,
  ) {}

  @Serve('listObligations')
  list(@CurrentUser() user: User, @Question() query: ObligationQuery): Promise<{ items: ObligationItem[] }> {
    return this.obligations.list(user, query);
  }

  @Serve('createObligation')
  create(@CurrentUser() user: User, @Content() body: ObligationBody): Promise<ObligationAnswerView> {
    return this.acts.create(user, body);
  }

  @Serve('getObligation')
  get(@CurrentUser() user: User, @Id('id') id: string): Promise<ObligationView> {
    return this.obligations.get(user, id);
  }

  @Serve('actOnObligation')
  act(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Content() body: ObligationCommandBody,
  ): Promise<ObligationAnswerView> {
    return this.acts.act(user, id, body);
  }

  @Serve('getAssembly')
  assembly(@CurrentUser() user: User, @Id('id') id: string): Promise<AssemblyView> {
    return this.obligations.assembly(user, id);
  }

  @Serve('uploadDutyFile')
  upload(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Question() upload: UploadQuery,
    @Req() request: FastifyRequest,
  ): Promise<FileView> {
    return this.files.upload(user, id, upload, request);
  }

  @Serve('getDutyFile')
  async download(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Id('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.files.read(user, id, fileId));
  }
}
