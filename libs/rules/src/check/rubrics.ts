import type { Rubric, RubricItem, RubricSection } from '@app/domain';
import { isMarked, itemsOf } from '@app/domain';
import type { UncheckedRuleSet } from '../schema/rule-set';
import type { Faults } from './faults';

const FULL_MARKS = 100;

/** Checks that each rubric occurs once, and every rubric by itself. */
export function checkRubrics({ rubrics, tasks }: UncheckedRuleSet, faults: Faults): void {
  faults.unique('rubricRepeated', '/rubrics', [...rubrics.map((rubric) => rubric.id)]);
  const numbers = new Set(tasks.map((task) => task.number));
  for (const rubric of rubrics) checkRubric(rubric as Rubric, numbers, faults);
}

/** Checks a rubric: its marks add up, minimums and choices can be met, tasks exist. */
function checkRubric(rubric: Rubric, tasks: ReadonlySet<number>, faults: Faults): void {
  const path = `/rubrics/${rubric.id}`;
  const items = itemsOf(rubric);
  faults.unique('sectionRepeated', path, [...rubric.sections.map((section) => section.id)]);
  faults.unique('itemRepeated', path, [
    ...items.map((item) => item.id),
    ...rubric.choices.map((choice) => choice.id),
  ]);
  faults.known('taskUnknown', `${path}/tasks`, rubric.tasks, tasks);
  for (const section of rubric.sections) checkSection(section, `${path}/${section.id}`, faults);
  for (const item of items) checkItem(item, `${path}/${item.id}`, tasks, faults);
  checkChoices(rubric, path, faults);

  const full = sum(rubric.sections.map((section) => section.max));
  if (full !== FULL_MARKS) faults.add('totalNotFull', path, `各部分合计 ${full} 分，应为 ${FULL_MARKS} 分。`);
  if (!items.some((item) => item.kind === 'SCORED' && !item.optional)) {
    faults.add('nothingAlwaysApplies', path, '至少要有一个始终适用的评分项。');
  }
  const bonus = sum(items.map((item) => (item.kind === 'BONUS' ? (item.max ?? 0) : 0)));
  if (rubric.bonusCap > bonus) {
    faults.add(
      'bonusCapTooHigh',
      `${path}/bonusCap`,
      `加分上限 ${rubric.bonusCap} 分超过加分项合计 ${bonus} 分。`,
    );
  }
}

function checkSection(section: RubricSection, path: string, faults: Faults): void {
  const items = section.items.filter((item) => item.kind === 'SCORED');
  const marks = sum(items.map((item) => item.max ?? 0));
  if (marks !== section.max) {
    faults.add('sectionSum', path, `评分项合计 ${marks} 分，写作 ${section.max} 分。`);
  }
  if (section.minimum !== undefined && items.length === 0) {
    faults.add('minimumWithoutMarks', path, '没有评分项的部分不能设最低要求。');
  }
}

function checkItem(item: RubricItem, path: string, tasks: ReadonlySet<number>, faults: Faults): void {
  faults.known('taskUnknown', path, item.tasks ?? [], tasks);
  if (isMarked(item)) {
    if (!item.max) faults.add('maxMissing', path, '评分项、加分项应写明分值。');
    if (!item.standard && !item.steps) faults.add('standardMissing', path, '没有评分标准，也没有分档。');
    if (item.steps && !risesTo(item.max ?? 0, item.steps)) {
      faults.add('stepsWrong', path, `分档应从低到高，最高档为 ${item.max} 分。`);
    }
  } else if (item.max !== undefined || item.steps) {
    faults.add('marksOnRequirement', path, '必备项、否决项不设分值。');
  }
}

function checkChoices(rubric: Rubric, path: string, faults: Faults): void {
  const must = new Set(
    itemsOf(rubric)
      .filter((item) => item.kind === 'MUST' && !item.optional)
      .map((item) => item.id),
  );
  for (const choice of rubric.choices) {
    faults.known('choiceItemUnknown', `${path}/${choice.id}`, choice.of, must);
    faults.unique('choiceItemRepeated', `${path}/${choice.id}`, choice.of);
    if (choice.atLeast > choice.of.length) {
      faults.add(
        'choiceOutOfReach',
        `${path}/${choice.id}`,
        `共 ${choice.of.length} 项，不能要求 ${choice.atLeast} 项。`,
      );
    }
  }
}

function risesTo(max: number, steps: NonNullable<RubricItem['steps']>): boolean {
  return steps.every((step, i) => i === 0 || step.marks > steps[i - 1]!.marks) && steps.at(-1)!.marks === max;
}

/** Adds marks in tenths, so that 0.1 + 0.2 is 0.3. */
function sum(marks: number[]): number {
  return marks.reduce((all, mark) => all + Math.round(mark * 10), 0) / 10;
}
