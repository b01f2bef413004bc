import type {
  AdjustmentItem,
  CarryOverView,
  DifferenceView,
  LedgerPage,
  LedgerQuery,
  YearAnswerView,
  YearClosing,
  YearCommandBody,
  YearView,
  ReportList,
  ReportView,
  ResultImport,
  ResultImportQuery,
  WhatIfBody,
} from '@app/contracts';
import { Controller, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { YearActs } from '../acts';
import { CurrentUser, type User } from '../auth';
import { Content, Id, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { AdjustmentsService } from './adjustments.service';
import { YearClosingService } from './year-closing.service';
import { YearService } from './year.service';
import { ReportsService } from './reports.service';
import { ResultImportService } from './result-import.service';
import { yearOf } from './year';

@Controller()
export class YearController {
  constructor(
    private readonly programme: YearService,
    private readonly acts: YearActs,
    private readonly reports: ReportsService,
    private readonly imports: ResultImportService,
    private readonly adjustments: AdjustmentsService,
    private readonly closing: YearClosingService,
  ) {}

  @Serve('getProgramme')
  get(@CurrentUser() user: User, @Param('year') year: string): Promise<YearView> {
    return this.programme.get(user, year);
  }

  @Serve('actOnProgramme')
  act(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Content() body: YearCommandBody,
  ): Promise<YearAnswerView> {
    return this.acts.act(user, yearOf(year), body);
  }

  @Serve('getCarryOver')
  carryOver(@CurrentUser() user: User, @Param('year') year: string): Promise<CarryOverView> {
    return this.programme.carryOver(user, year);
  }

  @Serve('supposeProgramme')
  whatIf(@Param('year') year: string, @Content() body: WhatIfBody): Promise<DifferenceView> {
    return this.programme.whatIf(year, body);
  }

  @Serve('listLedger')
  ledger(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Question() query: LedgerQuery,
  ): Promise<LedgerPage> {
    return this.programme.ledger(user, year, query);
  }

  @Serve('listReports')
  listReports(@CurrentUser() user: User, @Param('year') year: string): Promise<ReportList> {
    return this.reports.list(user, year);
  }

  @Serve('getReport')
  getReport(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Id('id') id: string,
  ): Promise<ReportView> {
    return this.reports.get(user, year, id);
  }

  @Serve('importResults')
  importResults(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Id('id') id: string,
    @Question() query: ResultImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<ResultImport> {
    return this.imports.import(user, year, id, query, request);
  }

  @Serve('previewClosing')
  previewClosing(@CurrentUser() user: User, @Param('year') year: string): Promise<YearClosing> {
    return this.closing.get(user, year);
  }

  @Serve('listAdjustments')
  listAdjustments(
    @CurrentUser() user: User,
    @Param('year') year: string,
  ): Promise<{ items: AdjustmentItem[] }> {
    return this.adjustments.list(user, year);
  }
}
