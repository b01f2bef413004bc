import type {
  CircularScans,
  FileView,
  LateIntakeBody,
  LateIntakeList,
  UploadQuery,
  YearDraftBody,
  YearDraftChangeBody,
  YearDraftList,
  yearDraftRevision,
  YearDraftView,
  YearPublishAnswer,
  YearPublishBody,
} from '@app/contracts';
import { programmeJsonSchema } from '@app/rules';
import { Controller, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CurrentUser, type User } from '../auth';
import { contentDisposition, sendFile } from '../files';
import { Content, Id, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { CircularScansService } from './circular-scans.service';
import { LateIntakeService } from './late-intake.service';
import { type ProgrammeFileOut, YearDraftsService } from './year-drafts.service';

@Controller()
export class YearDraftsController {
  constructor(
    private readonly drafts: YearDraftsService,
    private readonly late: LateIntakeService,
    private readonly scans: CircularScansService,
  ) {}

  @Serve('listYearDrafts')
  list(): Promise<YearDraftList> {
    return this.drafts.list();
  }

  @Serve('createYearDraft')
  create(@CurrentUser() user: User, @Content() body: YearDraftBody): Promise<YearDraftView> {
    return this.drafts.create(user, body);
  }

  @Serve('getYearDraft')
  get(@Param('year') year: string): Promise<YearDraftView> {
    return this.drafts.get(year);
  }

  @Serve('changeYearDraft')
  change(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Content() body: YearDraftChangeBody,
  ): Promise<YearDraftView> {
    return this.drafts.change(user, year, body);
  }

  @Serve('discardYearDraft')
  discard(
    @Param('year') year: string,
    @Question() { revision }: z.output<typeof yearDraftRevision>,
  ): Promise<void> {
    return this.drafts.discard(year, revision);
  }

  @Serve('publishYearDraft')
  publish(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Content() body: YearPublishBody,
  ): Promise<YearPublishAnswer> {
    return this.drafts.publish(user, year, body);
  }

  @Serve('exportYearDraft')
  async exportDraft(@Param('year') year: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.drafts.draftFile(year));
  }

  @Serve('exportProgramme')
  async exportVersion(@Param('version') version: string, @Res() reply: FastifyReply): Promise<void> {
    await send(reply, await this.drafts.versionFile(version));
  }

  @Serve('getProgrammeSchema')
  schema(): Record<string, unknown> {
    return programmeJsonSchema();
  }

  @Serve('listLateIntake')
  listLate(@Param('year') year: string): Promise<LateIntakeList> {
    return this.late.list(year);
  }

  @Serve('allowLateIntake')
  allowLate(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Content() body: LateIntakeBody,
  ): Promise<LateIntakeList> {
    return this.late.allow(user, year, body);
  }

  @Serve('listCircularScans')
  listScans(@CurrentUser() user: User, @Param('year') year: string): Promise<CircularScans> {
    return this.scans.list(user, year);
  }

  @Serve('uploadCircularScan')
  uploadScan(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Question() upload: UploadQuery,
    @Req() request: FastifyRequest,
  ): Promise<FileView> {
    return this.scans.upload(user, year, upload, request);
  }

  @Serve('getCircularScan')
  async scan(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Id('fileId') fileId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendFile(reply, await this.scans.read(user, year, fileId));
  }

  @Serve('removeCircularScan')
  removeScan(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Id('fileId') fileId: string,
  ): Promise<void> {
    return this.scans.remove(user, year, fileId);
  }
}

async function send(reply: FastifyReply, { name, text }: ProgrammeFileOut): Promise<void> {
  await reply
    .headers({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': contentDisposition(name),
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
    })
    .send(Buffer.from(text));
}
