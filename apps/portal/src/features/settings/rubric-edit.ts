import type { Rubric, RubricItem, RubricSection } from './rules';

const FULL_MARKS = 100;
const ID = /^[A-Za-z0-9][A-Za-z0-9@._-]{0,63}$/;

/** The parts of a rubric that an edit changes. */
export type Edited = Pick<Rubric, 'sections' | 'choices'>;

/** Returns the section with `max` recomputed: the sum of its scored items. */
export function withMarks(section: RubricSection): RubricSection {
  return { ...section, max: sum(section.items.filter(({ kind }) => kind === 'SCORED')) };
}

/**
 * Returns the rubric with an item in a section: at its old place, or at the end if it is new to the section.
 */
export function putItem(rubric: Rubric, sectionId: string, item: RubricItem): Edited {
  const sections = rubric.sections.map((section) => {
    const at = section.items.findIndex(({ id }) => id === item.id);
    const others = section.items.filter(({ id }) => id !== item.id);
    if (section.id !== sectionId) return withMarks({ ...section, items: others });
    others.splice(at < 0 ? others.length : at, 0, item);
    return withMarks({ ...section, items: others });
  });
  return { sections, choices: rubric.choices };
}

/** Returns the rubric without some items. The choices require no more items than are left. */
export function dropItems(rubric: Rubric, ids: readonly string[]): Edited {
  const isLeft = (id: string) => !ids.includes(id);
  const sections = rubric.sections.map((section) =>
    withMarks({ ...section, items: section.items.filter(({ id }) => isLeft(id)) }),
  );
  const choices = rubric.choices
    .map((choice) => ({ ...choice, of: choice.of.filter(isLeft) }))
    .filter(({ of }) => of.length > 0)
    .map((choice) => ({ ...choice, atLeast: Math.min(choice.atLeast, choice.of.length) }));
  return { sections, choices };
}

/** Returns the rubric with a section replaced, or appended if it is new. */
export function putSection(rubric: Rubric, section: RubricSection): Edited {
  const isNew = !rubric.sections.some(({ id }) => id === section.id);
  const sections = isNew
    ? [...rubric.sections, section]
    : rubric.sections.map((one) => (one.id === section.id ? section : one));
  return { sections, choices: rubric.choices };
}

/** Returns the rubric without a section and its items. */
export function dropSection(rubric: Rubric, sectionId: string): Edited {
  const section = rubric.sections.find(({ id }) => id === sectionId);
  const { sections, choices } = dropItems(rubric, section?.items.map(({ id }) => id) ?? []);
  return { sections: sections.filter(({ id }) => id !== sectionId), choices };
}

/** Returns the list with one element moved up (-1) or down (1); unchanged if it would leave the list. */
export function moved<T extends { id: string }>(list: readonly T[], id: string, by: -1 | 1): T[] {
  const at = list.findIndex((one) => one.id === id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return [...list];
  const next = [...list];
  [next[at], next[to]] = [next[to]!, next[at]!];
  return next;
}

/** Returns the faults that prevent publishing, as sentences. The server validates again. */
export function faultsOf({ sections, bonusCap }: Rubric): string[] {
  const items = sections.flatMap((section) => section.items);
  const full = Math.round(sections.reduce((all, { max }) => all + max * 10, 0)) / 10;
  const bonus = sum(items.filter(({ kind }) => kind === 'BONUS'));
  return [
    ...sections
      .filter((section) => section.items.length === 0)
      .map(({ title }) => `“${title}”还没有项目，请添加，或移除这一部分。`),
    ...sections
      .filter(({ minimum, max }) => minimum !== undefined && max === 0)
      .map(({ title }) => `“${title}”没有评分项，不能设最低要求。`),
    full !== FULL_MARKS && `各部分合计 ${full} 分，应为 ${FULL_MARKS} 分。`,
    bonusCap > bonus && `加分上限 ${bonusCap} 分超过加分项合计 ${bonus} 分。`,
  ].filter((fault) => fault !== false);
}

/** Returns the fault of the number (编号) of a new item or section, undefined if none. */
export function idFault(id: string, taken: readonly string[]): string | undefined {
  if (!ID.test(id)) return '编号由字母、数字开头，只能用字母、数字和 . _ - @。';
  return taken.includes(id) ? `编号 ${id} 已经用了，请换一个。` : undefined;
}

/** Returns a free number for a new item: M4 after M3; A1 in the empty section A. */
export function nextId({ id, items }: RubricSection, taken: readonly string[]): string {
  const [, letters = id, last = '0'] = /^(.*?)(\d+)$/.exec(items.at(-1)?.id ?? '') ?? [];
  let number = Number(last) + 1;
  while (taken.includes(`${letters}${number}`)) number += 1;
  return `${letters}${number}`;
}

/**
 * Returns the grades as editable text, one per line: the marks, a space, the condition. `stepsOf` reads it.
 */
export function stepsText(steps: RubricItem['steps']): string | undefined {
  return steps?.map(({ marks, when }) => `${marks} ${when}`).join('\n');
}

export function stepsOf(text: string): { marks: number; when: string }[] {
  return linesOf(text).map((line) => {
    const [, marks = '', when = ''] = LINE.exec(line) ?? [];
    return { marks: Number(marks), when };
  });
}

/** Returns the fault of grades, which must ascend to the full marks; undefined if none. */
export function stepsFault(text: string, max: number | undefined): string | undefined {
  const lines = linesOf(text);
  const bad = lines.findIndex((line) => !LINE.test(line));
  if (bad >= 0) return `第 ${bad + 1} 行要先写分值（最多一位小数），空一格再写情形。`;
  if (lines.length < 2) return '分档至少两档；只有一档请写在标准里。';
  const marks = stepsOf(text).map((step) => step.marks);
  if (marks.some((mark, i) => i > 0 && mark <= marks[i - 1]!)) return '分档应从低到高排列。';
  return marks.at(-1) === max ? undefined : `最高一档应为满分 ${max ?? 0} 分。`;
}

const LINE = /^\s*(\d+(?:\.\d)?)\s+(\S.*?)\s*$/;

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function sum(items: readonly { max?: number }[]): number {
  return items.reduce((all, { max = 0 }) => all + Math.round(max * 10), 0) / 10;
}
