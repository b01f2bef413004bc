import type { ApplicationView, DraftBody } from '@app/contracts';
import { createDraft, deleteDraft, type DraftContent, updateDraft } from '@app/database';
import { findCellType } from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { FileStore } from '../files';
import { refuse, refuseContent } from '../common/problems';
import { Districts, RuleSets } from '../reference';
import { ApplicationsService } from './applications.service';

/** Drafts: the applicant's own, saved as they are typed; a row without a workflow. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly districts: Districts,
    private readonly store: FileStore,
    private readonly applications: ApplicationsService,
  ) {}

  /** Throws `yearTakesNoMore` for a year that is closed (办结). */
  async create(user: User, body: DraftBody): Promise<ApplicationView> {
    const content = await this.contentOf(user, body);
    await this.ruleSets.openFor(body.programmeYear);
    const id = await createDraft(this.pool, content);
    return this.applications.get(user, id);
  }

  /** Throws `draftChanged` with the present content if the draft was saved after the version that this one is based on. */
  async update(user: User, id: string, body: DraftBody): Promise<ApplicationView> {
    const outcome = await updateDraft(this.pool, id, await this.contentOf(user, body), body.version);
    if (outcome === 'otherType') throw refuseContent('typeFixed', '/cellType');
    if (outcome === 'draftChanged') {
      const { draftVersion, unit, contact, form, selfScore, updatedAt } = await this.applications.get(
        user,
        id,
      );
      throw refuse(outcome, {
        current: { version: draftVersion, unit, contact, form, selfScore, updatedAt },
      });
    }
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
    const { code } = await this.districts.today();
    return {
      ...body,
      unit: typed(body.unit),
      contact: typed(body.contact),
      applicantId: user.id,
      leads: cellType.leads,
      numberPrefix: `${code}-${body.programmeYear}-${body.cellType}-`,
    };
  }
}

function typed(
  fields: Record<string, string | boolean | null | undefined>,
): Record<string, string | boolean> {
  const entries = Object.entries(fields).flatMap(([key, value]) => (value ? [[key, value]] : []));
  return Object.fromEntries(entries) as Record<string, string | boolean>;
}
