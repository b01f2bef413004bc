import { type Actor, draftOf } from '@app/domain';
import { pinnedRulesFor, type RuleSet, ruleSet2024 } from '@app/rules';
import { randomUUID } from 'node:crypto';
import { recordStep } from '@app/database';
import { Story } from '../builders';
import { creditCode } from '../drive';
import { stepOf } from '../database/rows';
import type { RunningApi } from './start-api';

/** The course of one cell; a test sets only what it is about. */
export interface CellStory {
  cellType: string;
  /** The rules that it is bound to; those of 2024 by default. */
  ruleSet?: RuleSet;
  /** Makes number, unit and credit code unique. */
  n: number;
  submittedOn?: string;
  /** The last step; `named` by default. */
  until?: 'publicNotice' | 'posted' | 'named';
  namedOn?: string;
  documentNumber?: string;
  /** 90 by default. */
  score?: number;
  selfScore?: number;
}

/** The recorded cell, for an independent calculation. */
export interface StoredCell extends Required<Omit<CellStory, 'until' | 'ruleSet'>> {
  id: string;
  number: string;
  unit: string;
  creditCode: string;
  leads: string[];
}

/** Records a cell of any type with the acts of its leads, inspectors and the office. */
export async function aCell(api: RunningApi, story: CellStory): Promise<StoredCell> {
  const { cellType, n, until = 'named', ruleSet = ruleSet2024 } = story;
  const { submittedOn = '2024-09-02', namedOn = '2024-09-11', score = 90, selfScore = 88.5 } = story;
  const { documentNumber = '渝北无废办〔2024〕3号' } = story;
  const rules = pinnedRulesFor(ruleSet, cellType);
  const { programmeYear } = ruleSet;
  const number = `YB-${programmeYear}-${cellType}-${String(n).padStart(4, '0')}`;
  const facts = { id: randomUUID(), number, programmeYear, cellType };
  const unit = { id: randomUUID(), name: `渝北第${n}单位`, code: creditCode(7000 + n) };
  const unit1 = api.idOf('unit1');
  await api.sql(
    `INSERT INTO unit (id, name, credit_code, address, street, created_by) VALUES ($1, $2, $3, $4, '双龙湖街道', $5)`,
    [unit.id, unit.name, unit.code, `双龙大道${n}号`, unit1],
  );
  await api.sql(
    `INSERT INTO application (id, number, programme_year, cell_type, unit_id, applicant_id, contact_name, contact_phone,
       contact_email, leads, form) VALUES ($1, $2, $3, $4, $5, $6, '王小明', '13800001234', 'a@b.cn', $7, $8)`,
    [facts.id, number, programmeYear, cellType, unit.id, unit1, rules.leads, { commitment: true, selfScore }],
  );
  const told = new Story(draftOf({ ...facts, unitId: unit.id, applicantId: unit1 }), submittedOn, rules);
  const leads = await Promise.all(rules.leads.map((lead) => officerOf(api, lead)));
  const office: Actor = { id: api.idOf('office'), role: 'office' };
  const inspectors = [api.idOf('inspector1'), api.idOf('inspector2')];
  told.act({ id: unit1, role: 'applicant' }, { type: 'submit' }).act(leads[0]!, { type: 'accept' });
  for (const lead of leads) {
    told.act(lead, { type: 'giveOpinion', department: lead.department!, opinion: 'agree' });
  }
  told
    .act(leads[0]!, { type: 'scheduleInspection', on: submittedOn, inspectors })
    .act(leads[0]!, { type: 'fileInspection', outcome: 'passed', score, inspectors })
    .act(office, { type: 'officeDecide', decision: 'approve' });
  if (until !== 'publicNotice') told.act(office, { type: 'openNotice' });
  if (until === 'named') told.on(namedOn).act(office, { type: 'name', documentNumber, date: namedOn });
  const { status } = await recordStep(api.pool, 'application', { ...stepOf(told), notifications: [] });
  if (status !== 'recorded') throw new Error(`${number} was not recorded: ${status}`);
  const texts = { unit: unit.name, creditCode: unit.code, leads: [...rules.leads] };
  return { ...facts, n, submittedOn, namedOn, documentNumber, score, selfScore, ...texts };
}

/** Returns an officer of a department, who is created when first needed. */
async function officerOf(api: RunningApi, department: string): Promise<Actor> {
  const find = () =>
    api.sql<{ id: string }>(
      `SELECT id FROM app_user WHERE department_id = $1 AND role = 'department' ORDER BY created_at LIMIT 1`,
      [department],
    );
  await api.sql(
    `INSERT INTO app_user (login, name, email, role, department_id, password_hash)
     SELECT lower($1), $1, lower($1) || '@wufei.example', 'department', $1, '-'
      WHERE NOT EXISTS (SELECT FROM app_user WHERE department_id = $1) ON CONFLICT DO NOTHING`,
    [department],
  );
  const [row] = await find();
  return { id: row!.id, role: 'department', department };
}
