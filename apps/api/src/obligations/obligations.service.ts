import type { AssemblyView, ObligationItem, ObligationQuery, ObligationView } from '@app/contracts';
import {
  Directories,
  findContributions,
  findObligationEvents,
  findObligationFiles,
  findObligation,
  findObligations,
  type ObligationRow,
  type Reader,
  withActor,
} from '@app/database';
import type { Actor } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { refuse } from '../common/problems';
import { RuleSets } from '../reference';
import { assemblyOf } from './assembly';
import { itemOfObligation, ownOf, viewOfObligation } from './obligation-view';

/** What people read of the office's obligations; a department sees its own part. */
@Injectable()
export class ObligationsService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly directories: Directories,
  ) {}

  async list(user: User, query: ObligationQuery): Promise<{ items: ObligationItem[] }> {
    const viewer = actorOf(user);
    const rows = await withActor(this.pool, user.id, (db) => findObligations(db, viewer, query));
    const directory = await this.directories.read();
    return { items: rows.map((row) => itemOfObligation(row, viewer, directory)) };
  }

  async get(user: User, id: string): Promise<ObligationView> {
    const viewer = actorOf(user);
    const dossier = await withActor(this.pool, user.id, async (db) => {
      const row = await mustSee(db, viewer, id);
      const events = await findObligationEvents(db, id);
      const contributions = await findContributions(db, id, ownOf(viewer));
      return { row, events, contributions, files: await findObligationFiles(db, id, viewer) };
    });
    const ruleSet = await this.ruleSets.get(dossier.row.rules.version);
    return viewOfObligation({ ...dossier, ruleSet, viewer, directory: await this.directories.read() });
  }

  async assembly(user: User, id: string): Promise<AssemblyView> {
    const viewer = actorOf(user);
    const { row, contributions } = await withActor(this.pool, user.id, async (db) => ({
      row: await mustSee(db, viewer, id),
      contributions: await findContributions(db, id, ownOf(viewer)),
    }));
    const ruleSet = await this.ruleSets.get(row.rules.version);
    return assemblyOf(row.obligation, contributions, ruleSet, viewer, await this.directories.read());
  }
}

/** The obligation, or `notFound` when this person may not see it. */
async function mustSee(db: Reader, viewer: Actor, id: string): Promise<ObligationRow> {
  const row = await findObligation(db, id, viewer);
  if (!row) throw refuse('notFound');
  return row;
}
