import type { ApplicationExport, BoardExport, TableExport, TaskExport } from '@app/contracts';
import {
  Directories,
  findApplicationLines,
  findApplicationPage,
  findTaskLines,
  findWorklistPage,
  type PlaceInList,
  type PlaceOfTask,
  withActor,
} from '@app/database';
import {
  applicationList,
  boardList,
  dispatchTable,
  earlierSheet,
  selfAssessment,
  taskList,
} from '@app/exports';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { applicationItem } from '../applications';
import { actorOf, type User } from '../auth';
import { BoardService } from '../board';
import { ObligationsService } from '../obligations';
import { taskItem } from '../worklist';
import { copyOf } from './copy';
import { type ExportFile, tableFile } from './export-file';
import { dispatchRows, rowOfApplication, rowOfBoard, rowOfTask, selfAssessmentRows } from './list-rows';
import { linesOf, wholeList } from './whole-list';

/** The lists of the screens as files: the same conditions, the same scope, the same words. */
@Injectable()
export class ListExportsService {
  constructor(
    private readonly pool: Pool,
    private readonly board: BoardService,
    private readonly obligations: ObligationsService,
    private readonly directories: Directories,
  ) {}

  /** 补录表 to be filled in. */
  earlierSheet(): Promise<ExportFile> {
    return Promise.resolve(tableFile('xlsx', earlierSheet, []));
  }

  async applications(user: User, { format, ...wanted }: ApplicationExport): Promise<ExportFile> {
    const viewer = actorOf(user);
    const directory = await this.directories.read();
    const places = await wholeList((after: PlaceInList | undefined, limit) =>
      findApplicationPage(this.pool, viewer, { ...wanted, after, limit }),
    );
    const read = (some: { id: string }[]) =>
      withActor(this.pool, user.id, async (db) => {
        const lines = await findApplicationLines(
          db,
          some.map(({ id }) => id),
        );
        return lines.map((line) => rowOfApplication(applicationItem(line, directory), line.leads, directory));
      });
    return tableFile(format, applicationList, linesOf(places, read), await copyOf(this.pool, places.length));
  }

  async tasks(user: User, { format, ...wanted }: TaskExport): Promise<ExportFile> {
    const viewer = actorOf(user);
    const directory = await this.directories.read();
    const places = await wholeList((after: PlaceOfTask | undefined, limit) =>
      findWorklistPage(this.pool, viewer, { ...wanted, after, limit }),
    );
    const read = (some: typeof places) =>
      withActor(this.pool, user.id, async (db) => {
        return (await findTaskLines(db, some)).map((line) => rowOfTask(taskItem(line, directory)));
      });
    return tableFile(format, taskList, linesOf(places, read), await copyOf(this.pool, places.length));
  }

  async boardOf(user: User, { format, ...wanted }: BoardExport): Promise<ExportFile> {
    const { lines, read } = await this.board.whole(user, wanted);
    const rows = linesOf(lines, async (some) => (await read(some)).map(rowOfBoard));
    return tableFile(format, boardList, rows, await copyOf(this.pool, lines.length));
  }

  async assembly(user: User, id: string, { format }: TableExport): Promise<ExportFile> {
    const assembly = await this.obligations.assembly(user, id);
    const { kind, files, about } = await this.obligations.get(user, id);
    const names = new Map(files.map((file) => [file.id, file.name]));
    const missing = assembly.missing.map(({ name, item }) => `${name}（${item}）`).join('、');
    const notes = missing === '' ? [] : [`尚未填报：${missing}。`];
    if (kind === 'selfAssessment') {
      const rows = selfAssessmentRows(assembly, names);
      const content = {
        ...(await copyOf(this.pool, rows.length, notes)),
        subject: `${about.slice(0, 4)}年度`,
      };
      return tableFile(format, selfAssessment, rows, content);
    }
    const rows = dispatchRows(assembly, names);
    const content = await copyOf(this.pool, rows.length, notes);
    return tableFile(format, dispatchTable, rows, {
      ...content,
      subject: assembly.title.replace(/调度$/, ''),
    });
  }
}
