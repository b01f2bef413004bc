import type { CivilDate, ObligationTypes, Step } from '@app/domain';
import type { Pool } from 'pg';
import { actors, type Who } from '../builders';
import { obligationRules, ObligationStory, selfAssessment } from '../domain/obligation-story';
import { type ContributionInput, saveCommandInput } from '../../../libs/database/src/lives/command.query';
import { recordStep } from '../../../libs/database/src/lives/record-step';

/** For specs: returns the story of the n-th self-assessment, with the calendar of `insertCalendar`. */
export function obligationStory(n: number, today?: CivilDate): ObligationStory {
  const suffix = String(n).padStart(4, '0');
  const planned = selfAssessment(
    `00000000-0000-4000-8000-00000003${suffix}`,
    `selfAssessment-2025-${suffix}`,
  );
  return new ObligationStory(today, { ...obligationRules, calendarVersion: 3 }, planned);
}

/** For specs: records an obligation at the state of a story, without mails. */
export async function insertObligation(pool: Pool, story: ObligationStory): Promise<ObligationStory> {
  const { status } = await recordStep(pool, 'obligation', { ...story.step(), notifications: [] });
  if (status !== 'recorded') throw new Error(`the obligation was not recorded: ${status}`);
  return story;
}

/** For specs: a department hands in one item, as the api and the workflow do it together. */
export async function handIn(
  pool: Pool,
  story: ObligationStory,
  who: Who & ('jiaow' | 'jgsw' | 'office'),
  item: string,
  body: ContributionInput | Record<string, unknown>,
  department = actors[who].role === 'department'
    ? (actors[who] as { department: string }).department
    : 'JIAOW',
): Promise<Step<ObligationTypes>> {
  const step = story.stepBy(who, { type: 'contribute', department, item });
  const { id, bodyHash } = step.command!;
  await saveCommandInput(pool, {
    commandId: id,
    kind: 'obligation',
    id: story.obligation.id,
    actorId: actors[who].id,
    body,
    bodyHash,
  });
  return step;
}
