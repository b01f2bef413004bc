import { Select, Tag } from 'antd';
import { useState } from 'react';
import { BasisTag } from './basis-tag';
import type { Editing } from './edit-entry';
import type { PartProps } from './parts';
import { isChanged, type Rubric, type RubricItem, type RubricSection } from './rules';
import { type RuleRow, RulesTable } from './rules-table';
import { ITEM_KIND_NAMES } from './words';

/** 评分标准: one at a time, section by section. */
export function Rubrics(props: PartProps) {
  const { rules, change } = props;
  const [id, setId] = useState(rules.rubrics[0]!.id);
  const rubric = rules.rubrics.find((one) => one.id === id)!;
  return (
    <>
      <label className="filter">
        <span>评分标准</span>
        <Select
          value={id}
          onChange={setId}
          options={rules.rubrics.map(({ id: value, title }) => ({ value, label: title }))}
          popupMatchSelectWidth={false}
          aria-label="评分标准"
        />
      </label>
      <p>
        {rubric.source} <BasisTag basis={rubric.basis} /> 加分上限 {rubric.bonusCap} 分
        {isChanged(change, 'rubrics', id) && <Tag color="orange">已改,未公布</Tag>}
      </p>
      {rubric.sections.map((section) => (
        <Section key={section.id} rubric={rubric} section={section} {...props} />
      ))}
    </>
  );
}

function Section({ rubric, section, edit, put }: PartProps & { rubric: Rubric; section: RubricSection }) {
  const save = (item: RubricItem, values: Editing['values']) => {
    const next = itemOf(item, values);
    const gained = (next.max ?? 0) - (item.max ?? 0);
    const sections = rubric.sections.map((one) =>
      one.id === section.id
        ? {
            ...one,
            max: item.kind === 'SCORED' ? one.max + gained : one.max,
            items: one.items.map((other) => (other.id === item.id ? next : other)),
          }
        : one,
    );
    put('rubrics', rubric.id, { sections, basis: rubric.basis });
  };
  const rows = section.items.map((item): RuleRow => ({
    key: item.id,
    name: item.id,
    changed: false,
    cells: [
      `${item.id} ${ITEM_KIND_NAMES[item.kind]}`,
      item.text,
      item.max === undefined ? '' : `${item.max} 分`,
      item.steps?.map(({ marks, when }) => (
        <div key={marks}>
          {marks} 分:{when}
        </div>
      )) ?? item.standard,
      item.method,
      <BasisTag key="basis" basis={item.basis} />,
    ],
    onEdit: edit && (() => edit(editingOf(item, (values) => save(item, values)))),
  }));
  return (
    <section>
      <h3>
        {section.title}
        {section.max > 0 && `(${section.max} 分${section.minimum ? `,最低 ${section.minimum}%` : ''})`}
      </h3>
      <RulesTable
        label={section.title}
        heads={['项目', '内容', '满分', '分档或标准', '核查方式', '依据']}
        rows={rows}
      />
    </section>
  );
}

function editingOf(item: RubricItem, save: Editing['save']): Editing {
  const { id, text, max, steps, standard, method, basis } = item;
  return {
    title: `${id} ${ITEM_KIND_NAMES[item.kind]}`,
    fields: [
      { name: 'text', label: '内容', kind: 'text', rows: 2 },
      ...(max === undefined
        ? []
        : [{ name: 'max', label: '满分', kind: 'number', min: 0, step: 0.5 } as const]),
      ...(steps
        ? [
            {
              name: 'steps',
              label: '分档',
              kind: 'text',
              rows: 3,
              extra: '每行一档:先写分值,空一格写情形',
            } as const,
          ]
        : []),
      ...(standard ? [{ name: 'standard', label: '标准', kind: 'text', rows: 2 } as const] : []),
      { name: 'method', label: '核查方式', kind: 'text', optional: true },
    ],
    values: {
      text,
      max,
      standard,
      method,
      basis,
      steps: steps?.map(({ marks, when }) => `${marks} ${when}`).join('\n'),
    },
    save,
  };
}

function itemOf(item: RubricItem, values: Editing['values']): RubricItem {
  const { steps, ...rest } = values as Omit<Partial<RubricItem>, 'steps'> & { steps?: string };
  const filled = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined && value !== ''),
  );
  return { ...item, ...filled, ...(steps && { steps: stepsOf(steps) }) };
}

function stepsOf(text: string): { marks: number; when: string }[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, marks = '0', when = ''] = /^\s*(\d+(?:\.\d)?)\s*(.*)$/.exec(line) ?? [undefined, '0', line];
      return { marks: Number(marks), when: when.trim() };
    });
}
