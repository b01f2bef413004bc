import { ITEM_KIND_NAMES } from '@app/contracts';
import type { Editing, Field } from './edit-entry';
import { idFault, nextId, stepsFault, stepsOf, stepsText } from './rubric-edit';
import type { Rubric, RubricItem, RubricSection } from './rules';

type Kind = RubricItem['kind'];

const KINDS = (Object.keys(ITEM_KIND_NAMES) as Kind[]).map((value) => ({
  value,
  label: ITEM_KIND_NAMES[value],
}));
const isMarked = ({ kind }: Record<string, unknown>) => kind === 'SCORED' || kind === 'BONUS';

/** Returns the dialog for the title, source and bonus cap of a rubric. */
export function editingOfRubric(rubric: Rubric, save: Editing['save']): Editing {
  const { title, source, bonusCap, basis } = rubric;
  return {
    title,
    fields: [
      { name: 'title', label: '名称', kind: 'text' },
      { name: 'source', label: '来源', kind: 'text', rows: 2 },
      { name: 'bonusCap', label: '加分上限', kind: 'number', min: 0, step: 0.5, extra: '0 为不加分' },
    ],
    values: { title, source, bonusCap, basis },
    save,
  };
}

/** Returns the dialog for the title and minimum of a section; for a new section also its number. */
export function editingOfSection(
  rubric: Rubric,
  section: RubricSection | undefined,
  save: (section: RubricSection, basis: Rubric['basis']) => void,
): Editing {
  const { id = '', title = '', minimum, items = [], max = 0 } = section ?? {};
  const taken = rubric.sections.map((one) => one.id);
  const isNew = section === undefined;
  return {
    title: isNew ? rubric.title : `${id} ${title}`,
    verb: isNew ? '添加部分' : '修改',
    fields: [
      ...(isNew
        ? [
            {
              name: 'id',
              label: '编号',
              kind: 'text',
              extra: '例如 F',
              check: checkId(taken),
            } satisfies Field,
          ]
        : []),
      { name: 'title', label: '名称', kind: 'text' },
      {
        name: 'minimum',
        label: '分项最低分（占本部分满分的百分之几）',
        kind: 'number',
        min: 1,
        max: 100,
        optional: true,
        extra: '不填则没有最低要求；满分由评分项相加得出',
      },
    ],
    values: { id, title, minimum, basis: rubric.basis },
    save: ({ basis, ...values }) => {
      const { id: number, title: words, minimum: least } = values as Partial<RubricSection>;
      save({ id: number ?? id, title: words!.trim(), max, ...(least && { minimum: least }), items }, basis);
    },
  };
}

/** Returns the dialog for an item and its section; for a new item also its number and kind. */
export function editingOfItem(
  rubric: Rubric,
  section: RubricSection,
  item: RubricItem | undefined,
  save: (item: RubricItem, sectionId: string) => void,
): Editing {
  const taken = rubric.sections.flatMap(({ items }) => items.map(({ id }) => id));
  const all = [...taken, ...rubric.choices.map(({ id }) => id)];
  const isNew = item === undefined;
  const values = item ?? {
    id: nextId(section, all),
    kind: section.items.at(-1)?.kind ?? ('SCORED' as Kind),
    text: '',
    basis: rubric.basis,
  };
  const sections = rubric.sections.map(({ id, title }) => ({ value: id, label: `${id} ${title}` }));
  return {
    title: isNew ? section.title : `${values.id} ${ITEM_KIND_NAMES[values.kind]}`,
    verb: isNew ? '添加项目' : '修改',
    fields: [
      ...(isNew
        ? [
            { name: 'id', label: '编号', kind: 'text', check: checkId(all) } satisfies Field,
            { name: 'kind', label: '种类', kind: 'choice', choices: KINDS } satisfies Field,
          ]
        : []),
      ...(sections.length > 1
        ? [{ name: 'section', label: '所在部分', kind: 'choice', choices: sections } satisfies Field]
        : []),
      { name: 'text', label: '内容', kind: 'text', rows: 2 },
      { name: 'max', label: '满分', kind: 'number', min: 0.1, max: 100, step: 0.5, when: isMarked },
      {
        name: 'steps',
        label: '分档',
        kind: 'text',
        rows: 3,
        optional: true,
        extra: '每行一档，从低到高：先写分值，空一格写情形',
        when: isMarked,
        check: (value, { max }) => (value ? stepsFault(String(value), max as number) : undefined),
      },
      {
        name: 'standard',
        label: '标准',
        kind: 'text',
        rows: 2,
        optional: true,
        check: (value, now) =>
          isMarked({ ...values, ...now }) && !value && !now.steps
            ? '请写明评分标准，或写出分档。'
            : undefined,
      },
      { name: 'method', label: '核查方式', kind: 'text', optional: true },
      { name: 'optional', label: '可以不适用', kind: 'yesNo', when: ({ kind }) => kind !== 'BONUS' },
    ],
    values: { ...values, section: section.id, steps: stepsText(item?.steps) },
    save: (filled) => save(itemOf(values, filled), String(filled.section ?? section.id)),
  };
}

function checkId(taken: readonly string[]) {
  return (value: unknown) => idFault(String(value).trim(), taken);
}

/** Returns the item with the values of the form; values that the form does not show are kept. */
function itemOf(before: RubricItem, filled: Record<string, unknown>): RubricItem {
  const { section: _, steps, standard, method, max, optional, ...rest } = filled;
  const {
    steps: _steps,
    standard: _standard,
    method: _method,
    max: _max,
    optional: _optional,
    ...others
  } = before;
  const item = { ...others, ...(rest as Partial<RubricItem>) };
  return {
    ...item,
    ...(isMarked(item as never) && {
      max: max as number,
      ...(steps ? { steps: stepsOf(String(steps)) } : {}),
    }),
    ...(standard ? { standard: String(standard) } : {}),
    ...(method ? { method: String(method) } : {}),
    ...(optional ? { optional: true } : {}),
  };
}
