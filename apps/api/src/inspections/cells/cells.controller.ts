import type {
  CellAnswerView,
  CellCommandBody,
  CellQuery,
  CellView,
  CheckFileQuery,
  CheckFileView,
  NamedCellPage,
} from '@app/contracts';
import { Controller, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CellActs } from '../../acts';
import { CurrentUser, type User } from '../../auth';
import { Content, Id, Question } from '../../common/http/input';
import { Serve } from '../../common/http/serve';
import { sendFile } from '../../files';
import { CellFilesService } from './cell-files.service';
import { CellsService } from './cells.service';

@Controller()
export class CellsController {
  constructor(
    private readonly cells: CellsService,
    private readonly acts: CellActs,
    private readonly files: CellFilesService,
  ) {}

  @Serve('listCells')
  list(@CurrentUser() user: User, @Question() query: CellQuery): Promise<NamedCellPage> {
    return this.cells.list(user, query);
  }

  @Serve('getCell')
  get(@CurrentUser() user: User, @Id('id') id: string): Promise<CellView> {
    return this.cells.get(user, id);
  }

  @Serve('actOnCell')
  act(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Content() body: CellCommandBody,
  ): Promise<CellAnswerView> {
    return this.acts.act(user, id, body);
  }

  @Serve('uploadCheckFile')
  upload(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Question() query: CheckFileQuery,
    @Req() request: FastifyRequest,
  ): Promise<CheckFileView> {
    return this.files.upload(user, id, query, request);
  }

  @Serve('getCheckFile')
  async download(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Id('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.files.read(user, id, fileId));
  }
}
