import { type Rubric, scoreSheet } from '@app/domain';
import {
  cellRulesFor,
  countingFromStart,
  formFieldsOf,
  parseRuleSet,
  pinnedRulesFor,
  programmeJsonSchema,
  type RuleSet,
  ruleSet2024,
} from '@app/rules';
import { findSettlesByResult } from '../../../../libs/database/src/years/settlement.query';
import { type RunningApi, startApi } from '../../../../test/support/api/start-api';
import { aSchool, INSPECTORS, Story } from '../../../../test/support/builders';
import { aNamedCell, CellStory } from '../../../../test/support/domain/cell-story';
import { levels } from '../board/board.service';

interface Values {
  enum?: unknown[];
  const?: unknown;
  type?: string;
  minimum?: number;
  maximum?: number;
}

/** The values that each setting may have, by the schema of the rules. */
function schemaOfSettings(): Record<string, Values> {
  const { properties } = (programmeJsonSchema() as any).properties.settings as {
    properties: Record<string, { properties: { value: Values } }>;
  };
  return Object.fromEntries(Object.entries(properties).map(([key, row]) => [key, row.properties.value]));
}

/** Another value that the schema allows; undefined where it allows one alone. */
function anotherValue(
  { const: only, enum: choices, type, maximum = Infinity }: Values,
  now: unknown,
): unknown {
  if (only !== undefined) return undefined;
  if (choices) return choices.find((choice) => choice !== now);
  if (type === 'boolean') return !now;
  if (typeof now !== 'number') return undefined;
  return now < maximum ? now + 1 : now - 1;
}

/** The rules of 2024 with one setting changed, as a publication would check them. */
function withSetting(key: string, value: unknown): RuleSet {
  const json = structuredClone(ruleSet2024) as unknown as { settings: Record<string, { value: unknown }> };
  json.settings[key]!.value = value;
  return parseRuleSet(json);
}

const refusalOf = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return undefined;
};

/** A school at the inspection under the rules. */
const atInspection = (rules: RuleSet) =>
  new Story(aSchool(), '2024-09-02', pinnedRulesFor(rules, 'SCHOOL'))
    .act('applicant', { type: 'submit' })
    .act('jiaow', { type: 'accept' })
    .act('jiaow', { type: 'giveOpinion', department: 'JIAOW', opinion: 'agree' })
    .act('jgsw', { type: 'giveOpinion', department: 'JGSW', opinion: 'agree' });

const basis = 'assumed';
const RUBRIC: Rubric = {
  id: 'R',
  title: '测试',
  basis,
  source: '测试',
  tasks: [],
  sections: [
    {
      id: 'A',
      title: '部分',
      max: 100,
      items: [
        { id: 'must', kind: 'MUST', text: '必备', basis },
        { id: 'main', kind: 'SCORED', text: '得分', max: 80, basis },
        { id: 'other', kind: 'SCORED', text: '可以不适用', max: 20, optional: true, basis },
        { id: 'bonus', kind: 'BONUS', text: '加分', max: 10, basis },
      ],
    },
  ],
  choices: [],
  bonusCap: 10,
};

/** What sheets come to: an unmet MUST, just below the mark for rectification, a bonus over the pass mark, an item left out. */
function outcomes(rules: RuleSet): unknown[] {
  const { pass } = pinnedRulesFor(rules, 'SCHOOL');
  const sheets = [
    { must: 'notMet', main: 80, other: 20, bonus: 0 },
    { must: 'met', main: 60, other: 0, bonus: 0 },
    { must: 'met', main: 80, other: 4, bonus: 10 },
    { must: 'met', main: 66, other: 'notApplicable', bonus: 0 },
  ];
  return sheets.map((marks) => {
    const { outcome, score } = scoreSheet(RUBRIC, marks, pass);
    return [outcome, score];
  });
}

/** How much rectification the rules allow before a school fails. */
function rounds(rules: RuleSet): number {
  const story = atInspection(rules).act('jiaow', {
    type: 'scheduleInspection',
    on: '2024-09-02',
    inspectors: INSPECTORS,
  });
  const file = () =>
    story.act('jiaow', { type: 'fileInspection', outcome: 'rectify', score: 70, inspectors: INSPECTORS });
  for (file(); story.app.stage === 'rectification'; file())
    story.act('applicant', { type: 'reportRectified' });
  return story.app.rectificationRounds;
}

const LINE = { seat: 'office', paused: false } as Parameters<ReturnType<typeof levels>>[0];

/** The colours of lines that are due around a day. */
function colours({ settings: { boardYellow, boardRed } }: RuleSet): string[] {
  const { calendar } = pinnedRulesFor(ruleSet2024, 'SCHOOL');
  const levelOf = levels(calendar, '2024-09-10', boardYellow.value, boardRed.value);
  return Array.from({ length: 20 }, (_, i) =>
    levelOf({ ...LINE, dueOn: `2024-09-${String(i + 1).padStart(2, '0')}` }),
  );
}

describe('the settings of the rules', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({ start: '2024-09-10T09:00:00+08:00' });
  }, 60_000);
  afterAll(() => api.stop());

  let versions = 1;
  /** What a person meets under the rules, by the setting that it depends on. */
  const seen: Record<string, (rules: RuleSet) => unknown> = {
    minInspectors: (rules) => [
      refusalOf(() =>
        atInspection(rules).act('jiaow', {
          type: 'scheduleInspection',
          on: '2024-09-03',
          inspectors: INSPECTORS,
        }),
      ),
      cellRulesFor(rules, 'SCHOOL').minCheckers,
    ],
    rectifyFrom: outcomes,
    mustNotMet: outcomes,
    notApplicable: outcomes,
    bonusCounts: outcomes,
    maxRectificationRounds: rounds,
    countsFrom: countingFromStart,
    settlesByResult: async (rules) => {
      versions += 1;
      const version = `2024.${versions}`;
      await api.sql(
        `INSERT INTO rule_set (version, programme_year, body, effective_from) VALUES ($1, 2024, $2, '2024-08-28')`,
        [version, JSON.stringify({ ...rules, version })],
      );
      return findSettlesByResult(api.pool, 2024);
    },
    creditLookBackYears: (rules) => formFieldsOf(rules, 'SCHOOL').map(({ name }) => name),
    recheckYears: (rules) =>
      new CellStory('2024-09-12', cellRulesFor(rules, 'SCHOOL'), aNamedCell()).begin().cell.recheckOn,
    boardYellow: colours,
    boardRed: colours,
  };

  const schema = schemaOfSettings();
  const changeable = Object.keys(schema).filter(
    (key) =>
      anotherValue(schema[key]!, ruleSet2024.settings[key as keyof RuleSet['settings']].value) !== undefined,
  );

  it('that can be changed are those of which something is seen', () => {
    expect(changeable.sort()).toEqual(Object.keys(seen).sort());
    expect(changeable.length).toBeGreaterThan(10);
  });

  it.each(changeable)('%s: changed, something differs', async (key) => {
    const now = ruleSet2024.settings[key as keyof RuleSet['settings']].value;
    const other = anotherValue(schema[key]!, now);
    expect(await seen[key]!(withSetting(key, other))).not.toEqual(await seen[key]!(ruleSet2024));
  });
});
