import type { ApplicationView, RecommendationBody } from '@app/contracts';
import {
  findApplication,
  findProgrammeTime,
  findRecommendationCommand,
  findTowns,
  recordRecommendation,
  withActor,
} from '@app/database';
import { isRecommendable, refusal } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { actorOf, type User } from '../auth';
import { bodyHash } from '../common/body-hash';
import { refuse } from '../common/problems';
import { ApplicationsService } from './applications.service';

/** 推荐意见: a 镇街 recommends a case of one of its units, for those who review it. It decides nothing in the procedure. */
@Injectable()
export class Recommendations {
  constructor(
    private readonly pool: Pool,
    private readonly applications: ApplicationsService,
  ) {}

  /**
   * Records a recommendation; the same answer for the same `commandId`. Throws `notFound`, `recommendationsOff`,
   * `recommendationTooLate`, `commandIdReused`.
   */
  async recommend(user: User, id: string, body: RecommendationBody): Promise<ApplicationView> {
    const viewer = actorOf(user);
    const commandId = body.commandId.toLowerCase();
    const hash = bodyHash(id, user.id, body);
    const row = await withActor(this.pool, user.id, (db) => findApplication(db, id, viewer));
    if (!row) throw refuse('notFound');
    const known = await findRecommendationCommand(this.pool, commandId);
    if (known && known !== hash) throw refuse('commandIdReused');
    if (known) return this.applications.get(user, id);
    if (!(await findTowns(this.pool)).mayRecommend) throw refusal('recommendationsOff');
    if (!isRecommendable(row.stage)) throw refusal('recommendationTooLate', { stage: row.stage });
    const { offset } = await findProgrammeTime(this.pool);
    const at = new Date(Date.now() + offset);
    const made = { commandId, bodyHash: hash, applicationId: id, text: body.text, at };
    const isRecorded = await recordRecommendation(this.pool, viewer, made);
    if (!isRecorded && (await findRecommendationCommand(this.pool, commandId)) !== hash)
      throw refuse('commandIdReused');
    return this.applications.get(user, id);
  }
}
