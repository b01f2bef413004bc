import type { ApplicationView, DraftBody } from '@app/contracts';
import { createDraft, deleteDraft, type DraftContent, UnitFixed, updateDraft } from '@app/database';
import { findCellType } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth/current-user';
import { FileStore } from '../files/store';
import { InvalidContent, refuse, refuseContent } from '../problems';
import { RuleSets } from '../reference/rule-sets';
import { ApplicationsService } from './applications.service';

/** Drafts: the applicant's own, a row without a workflow. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly store: FileStore,
    private readonly applications: ApplicationsService,
  ) {}

  async create(user: User, body: DraftBody): Promise<ApplicationView> {
    const content = await this.contentOf(user, body);
    const id = await createDraft(this.pool, content).catch(unitFixed);
    return this.applications.get(user, id);
  }

  async update(user: User, id: string, body: DraftBody): Promise<ApplicationView> {
    const outcome = await updateDraft(this.pool, id, await this.contentOf(user, body)).catch(unitFixed);
    if (outcome === 'otherType') throw refuseContent('typeFixed', '/cellType');
    if (outcome !== 'updated') throw refuse(outcome);
    return this.applications.get(user, id);
  }

  async remove(user: User, id: string): Promise<void> {
    const outcome = await deleteDraft(this.pool, id, user.id);
    if (typeof outcome === 'string') throw refuse(outcome);
    await Promise.all(outcome.files.map((storedAs) => this.store.remove(storedAs)));
  }

  private async contentOf(user: User, body: DraftBody): Promise<DraftContent> {
    const ruleSet = await this.ruleSets.findInForce(body.programmeYear);
    if (!ruleSet) throw refuseContent('unknownProgramme', '/programmeYear');
    const cellType = findCellType(ruleSet, body.cellType);
    if (!cellType) throw refuseContent('unknownCellType', '/cellType', { cellType: body.cellType });
    const numberPrefix = `YB-${body.programmeYear}-${body.cellType}-`;
    return { ...body, applicantId: user.id, leads: cellType.leads, numberPrefix };
  }
}

const FIELDS = { name: '单位名称', address: '地址', street: '镇街' };

function unitFixed(error: unknown): never {
  if (!(error instanceof UnitFixed)) throw error;
  const detail = `该单位已有申报,${FIELDS[error.field]}须与已登记的一致。`;
  throw new InvalidContent([{ pointer: `/unit/${error.field}`, detail }]);
}
