import { type Application, draftOf, type Stage } from '@app/domain';
import { pinnedRulesFor, ruleSet2024 } from '@app/rules';
import { randomUUID } from 'node:crypto';
import { Story } from '../../../../test/support/builders';
import { insertDraft, insertStory } from '../../../../libs/database/src/testing/rows';
import type { RunningApi } from './start-api';

let serial = 0;

/** A school's application of a unit of its own, brought to a stage and recorded; answers its id. */
export async function aCase(api: RunningApi, stage: Stage = 'draft', applicant = 'unit1'): Promise<string> {
  const story = await storyAt(api, stage, applicant);
  if (stage === 'draft') await insertDraft(api.pool, story);
  else await insertStory(api.pool, story);
  return story.app.id;
}

/** The same, not recorded. */
async function storyAt(api: RunningApi, stage: Stage, applicant: string): Promise<Story> {
  serial += 1;
  const app: Application = draftOf({
    id: randomUUID(),
    unitId: randomUUID(),
    number: `YB-2024-SCHOOL-9${String(serial).padStart(3, '0')}`,
    programmeYear: 2024,
    cellType: 'SCHOOL',
    applicantId: api.idOf(applicant),
  });
  const as = {
    unit: { id: api.idOf(applicant), role: 'applicant' },
    jiaow: { id: api.idOf('jiaow'), role: 'department', department: 'JIAOW' },
    jgsw: { id: api.idOf('jgsw'), role: 'department', department: 'JGSW' },
    office: { id: api.idOf('office'), role: 'office' },
  } as const;
  const inspectors = [api.idOf('inspector1'), api.idOf('inspector2')];
  const story = new Story(app, '2024-08-29', pinnedRulesFor(ruleSet2024, 'SCHOOL'));
  const steps: [Stage, () => unknown][] = [
    ['formalCheck', () => story.act(as.unit, { type: 'submit' })],
    ['departmentReview', () => story.act(as.jiaow, { type: 'accept' })],
    [
      'inspection',
      () =>
        story
          .act(as.jiaow, { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' })
          .act(as.jgsw, { type: 'giveOpinion', department: 'JGSW', opinion: 'agree' })
          .act(as.jiaow, { type: 'scheduleInspection', on: '2024-08-29', inspectors }),
    ],
    [
      'officeReview',
      () => story.act(as.jiaow, { type: 'fileInspection', outcome: 'passed', score: 91, inspectors }),
    ],
    ['publicNotice', () => story.act(as.office, { type: 'officeDecide', decision: 'approve' })],
  ];
  for (const [reached, step] of steps) {
    if (stage === 'draft') break;
    step();
    if (reached === stage) break;
  }
  if (story.app.stage !== stage) throw new Error(`no way to ${stage} is told here`);
  return story;
}
