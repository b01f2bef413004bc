import {
  type Actor,
  type Application,
  type CellAct,
  draftOf,
  namedCell,
  plannedObligation,
  type Stage,
} from '@app/domain';
import {
  cellRulesFor,
  obligationRulesFor,
  obligationsOf,
  type PlannedObligation,
  pinnedRulesFor,
  ruleSet2024,
} from '@app/rules';
import { randomUUID } from 'node:crypto';
import { Story } from '../builders';
import { insertDraft, insertStory } from '../database/rows';
import type { RunningApi } from './start-api';

let serial = 0;

/** Records an application of a school with its own unit at a stage. Returns its id. */
export async function aCase(api: RunningApi, stage: Stage = 'draft', applicant = 'unit1'): Promise<string> {
  const story = await storyAt(api, stage, applicant);
  if (stage === 'draft') await insertDraft(api.pool, story);
  else await insertStory(api.pool, story);
  return story.app.id;
}

/** Records schools named on 6 September under one document, each with its own unit. Returns their numbers. */
export async function namedSchools(api: RunningApi, count: number): Promise<string[]> {
  const stories: Story[] = [];
  for (let i = 0; i < count; i += 1) stories.push(await storyAt(api, 'municipalReport', 'unit1'));
  for (const story of stories) await insertStory(api.pool, story);
  return stories.map((story) => story.app.number);
}

/** Assembles a report of one named school. Returns its id. */
export async function aReport(api: RunningApi): Promise<string> {
  const commandId = randomUUID();
  const office = await api.as('office');
  const cells = await namedSchools(api, 1);
  const reply = await office.post('/programmes/2024/commands', { commandId, type: 'assembleReport', cells });
  if (reply.status !== 200) throw new Error(`no report: ${JSON.stringify(reply.body)}`);
  return commandId;
}

/**
 * Begins the life of a school named on 6 September 2024; with `assigned`, a spot check of it is open and assigned to these
 * people. Returns the ids of the cell and of its application.
 */
export async function aNamedCell(
  api: RunningApi,
  { assigned, applicant = 'unit1' }: { assigned?: string[]; applicant?: string } = {},
): Promise<{ id: string; applicationId: string; number: string }> {
  const story = await storyAt(api, 'municipalReport', applicant);
  await insertStory(api.pool, story);
  const { id: applicationId, number, programmeYear: year, cellType, naming } = story.app;
  const state = namedCell({ id: randomUUID(), number, applicationId, year, cellType, namedOn: naming!.date });
  const rules = { ...cellRulesFor(ruleSet2024, cellType), calendarVersion: 3 };
  const offset = Date.parse('2024-09-10T09:00:00+08:00') - Date.now();
  const act = (command: CellAct, actor: Actor) =>
    api.temporal.act(
      'cell',
      { state, rules, offset },
      { ...command, commandId: randomUUID(), actor, bodyHash: '-' },
    );
  await act({ type: 'begin' }, { id: 'system', role: 'office' });
  if (assigned) await act({ type: 'orderSpotCheck', assigned }, { id: api.idOf('office'), role: 'office' });
  return { id: state.id, applicationId, number };
}

/** Creates an obligation of the office on a day, as the rules of 2024 define it. Returns its id. */
export async function aObligation(
  api: RunningApi,
  key = 'quarterlyDispatch-2024Q3',
  {
    on = '2024-09-02',
    dueOn,
    parts,
  }: { on?: string; dueOn?: string; parts?: PlannedObligation['parts'] } = {},
): Promise<string> {
  const planned = obligationsOf(ruleSet2024, 2024).find((obligation) => obligation.key === key)!;
  serial += 1;
  const { kind, year, about, to } = planned;
  const obligation = plannedObligation({ id: randomUUID(), key: `${key}-${serial}`, kind, year, about, to });
  const offset = Date.parse(`${on}T09:00:00+08:00`) - Date.now();
  const actor = { id: api.idOf('office'), role: 'office' as const };
  const create = { type: 'create' as const, dueOn: dueOn ?? planned.dueOn, parts: parts ?? planned.parts };
  await api.temporal.act(
    'obligation',
    { state: obligation, rules: obligationRulesFor(ruleSet2024, kind), offset },
    { ...create, commandId: randomUUID(), actor, bodyHash: '-' },
  );
  return obligation.id;
}

/** Returns the story of a school at a stage, not recorded. */
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
    ['naming', () => story.act(as.office, { type: 'openNotice' }).on('2024-09-06')],
    [
      'municipalReport',
      () =>
        story.act(as.office, { type: 'name', documentNumber: '渝北无废办〔2024〕3号', date: '2024-09-06' }),
    ],
  ];
  for (const [reached, step] of steps) {
    if (stage === 'draft') break;
    step();
    if (reached === stage) break;
  }
  if (story.app.stage !== stage) throw new Error(`no way to ${stage} is told here`);
  return story;
}
