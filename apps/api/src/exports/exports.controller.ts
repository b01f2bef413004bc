import type {
  AccountExport,
  ApplicationExport,
  BoardExport,
  CellExport,
  InspectionExport,
  LedgerExport,
  NamedExport,
  NoticeExport,
  NamedCellExport,
  ObligationExport,
  ReportExport,
  SealList,
  TableExport,
  TaskExport,
} from '@app/contracts';
import { Controller, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentUser, type User } from '../auth';
import { Id, Question } from '../common/http/input';
import { Serve } from '../common/http/serve';
import { EvidenceExportsService } from './evidence-exports.service';
import { ApplicationFormService } from './application-form.service';
import { IntervalExportsService } from './interval-exports.service';
import { LedgerExportsService } from './ledger-exports.service';
import { ListExportsService } from './list-exports.service';
import { ScreenExportsService } from './screen-exports.service';
import { Exporter } from './send-export';
import { YearExportsService } from './year-exports.service';

@Controller()
export class ExportsController {
  constructor(
    private readonly exporter: Exporter,
    private readonly lists: ListExportsService,
    private readonly screens: ScreenExportsService,
    private readonly years: YearExportsService,
    private readonly intervals: IntervalExportsService,
    private readonly ledgers: LedgerExportsService,
    private readonly evidence: EvidenceExportsService,
    private readonly forms: ApplicationFormService,
  ) {}

  @Serve('exportEarlierSheet')
  earlierSheet(@Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(reply, () => this.lists.earlierSheet());
  }

  @Serve('exportApplications')
  applications(
    @CurrentUser() user: User,
    @Question() query: ApplicationExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.lists.applications(user, query));
  }

  @Serve('exportTasks')
  tasks(@CurrentUser() user: User, @Question() query: TaskExport, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(reply, () => this.lists.tasks(user, query));
  }

  @Serve('exportBoard')
  board(
    @CurrentUser() user: User,
    @Question() query: BoardExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.lists.boardOf(user, query));
  }

  @Serve('exportAccounts')
  accounts(@Question() query: AccountExport, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(reply, () => this.screens.accountsOf(query));
  }

  @Serve('exportObligations')
  obligations(
    @CurrentUser() user: User,
    @Question() query: ObligationExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.screens.obligationsOf(user, query));
  }

  @Serve('exportNamedCells')
  namedCells(
    @CurrentUser() user: User,
    @Question() query: NamedCellExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.screens.namedCellsOf(user, query));
  }

  @Serve('exportInspections')
  inspections(
    @CurrentUser() user: User,
    @Question() query: InspectionExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.screens.inspectionsOf(user, query));
  }

  @Serve('exportAssembly')
  assembly(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Question() query: TableExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.lists.assembly(user, id, query));
  }

  @Serve('exportCells')
  cells(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Question() query: CellExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.years.cells(user, year, query));
  }

  @Serve('exportProgress')
  progress(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Question() query: TableExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.years.progressOf(user, year, query));
  }

  @Serve('exportNamed')
  named(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Question() query: NamedExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.years.named(user, year, query));
  }

  @Serve('exportNotice')
  notice(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Question() query: NoticeExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.years.notice(user, year, query));
  }

  @Serve('exportIntervals')
  intervalsOfYear(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Question() query: TableExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.intervals.ofYear(user, year, query));
  }

  @Serve('exportCaseIntervals')
  intervalsOfCase(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Question() query: TableExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.intervals.ofCase(user, id, query));
  }

  @Serve('exportApplicationForm')
  applicationForm(
    @CurrentUser() user: User,
    @Id('id') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.forms.of(user, id));
  }

  @Serve('exportLedger')
  ledger(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Question() query: LedgerExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.ledgers.ledger(user, year, query));
  }

  @Serve('exportCarryOver')
  carryOver(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Question() query: TableExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.ledgers.carryOver(user, year, query));
  }

  @Serve('exportReport')
  report(
    @CurrentUser() user: User,
    @Param('year') year: string,
    @Id('id') id: string,
    @Question() query: ReportExport,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.exporter.send(reply, () => this.ledgers.report(user, year, id, query));
  }

  @Serve('exportEvidence')
  evidenceZip(@Param('year') year: string, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(reply, () => this.evidence.ofYear(year));
  }

  @Serve('exportChecker')
  checker(@Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(reply, () => this.evidence.checker());
  }

  @Serve('listSeals')
  seals(@Param('year') year: string): Promise<SealList> {
    return this.evidence.seals(year);
  }
}
