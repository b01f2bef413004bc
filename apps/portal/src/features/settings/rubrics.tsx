import { ITEM_KIND_NAMES } from '@app/contracts';
import { Alert, Button, Popconfirm, Select, Tag } from 'antd';
import { useState } from 'react';
import { BasisTag } from './basis-tag';
import type { PartProps } from './parts';
import { dropItems, dropSection, type Edited, faultsOf, moved, putItem, putSection } from './rubric-edit';
import { editingOfItem, editingOfRubric, editingOfSection } from './rubric-fields';
import { isChanged, type Rubric, type RubricItem, type RubricSection } from './rules';
import { type RuleRow, RulesTable } from '../../components/rules-table';

/** The part 评分标准 (rubrics): one rubric at a time, section by section. */
export function Rubrics(props: PartProps) {
  const { rules, change, edit, put } = props;
  const [id, setId] = useState(rules.rubrics[0]!.id);
  const rubric = rules.rubrics.find((one) => one.id === id)!;
  const isEdited = isChanged(change, 'rubrics', id);
  const faults = isEdited ? faultsOf(rubric) : [];
  const store = (edited: Edited, basis = rubric.basis) => put('rubrics', id, { ...edited, basis });
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
        {rubric.source} <BasisTag basis={rubric.basis} /> 加分上限 {rubric.bonusCap} 分{' '}
        {isEdited && <Tag color="orange">已改，未公布</Tag>}
      </p>
      {faults.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="status"
          className="problem"
          title="公布以前还要改好："
          description={
            <ul>
              {faults.map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          }
        />
      )}
      {edit && (
        <p className="section-acts">
          <Button
            onClick={() => edit(editingOfRubric(rubric, (values) => put('rubrics', id, values)))}
            aria-label={`修改名称和加分上限：${rubric.title}`}
          >
            修改名称和加分上限
          </Button>
          <Button
            onClick={() =>
              edit(
                editingOfSection(rubric, undefined, (section, basis) =>
                  store(putSection(rubric, section), basis),
                ),
              )
            }
          >
            添加部分
          </Button>
        </p>
      )}
      {rubric.sections.map((section) => (
        <Section key={section.id} rubric={rubric} section={section} store={store} {...props} />
      ))}
    </>
  );
}

type SectionProps = PartProps & {
  rubric: Rubric;
  section: RubricSection;
  store: (edited: Edited, basis?: Rubric['basis']) => void;
};

function Section({ rubric, section, store, edit }: SectionProps) {
  const { id, title, max, minimum, items } = section;
  const { choices } = rubric;
  const moveItem = (itemId: string, by: -1 | 1) =>
    store(putSection(rubric, { ...section, items: moved(items, itemId, by) }));
  const rows = items.map((item, i): RuleRow => ({
    key: item.id,
    name: item.id,
    changed: false,
    cells: cellsOf(item),
    onEdit:
      edit &&
      (() =>
        edit(editingOfItem(rubric, section, item, (next, place) => store(putItem(rubric, place, next))))),
    more: edit && (
      <>
        <Moves
          name={item.id}
          isFirst={i === 0}
          isLast={i === items.length - 1}
          onMove={(by) => moveItem(item.id, by)}
        />
        <Removal
          name={item.id}
          title={`移除 ${item.id}?`}
          onRemove={() => store(dropItems(rubric, [item.id]))}
        />
      </>
    ),
  }));
  const place = rubric.sections.findIndex((one) => one.id === id);
  return (
    <section>
      <h3>
        {id} {title}
        {max > 0 && `（${max} 分${minimum ? `，最低 ${minimum}%` : ''}）`}
      </h3>
      {edit && (
        <p className="section-acts">
          <Button
            size="small"
            aria-label={`修改名称和最低分：部分 ${id}`}
            onClick={() =>
              edit(editingOfSection(rubric, section, (next, basis) => store(putSection(rubric, next), basis)))
            }
          >
            修改名称和最低分
          </Button>
          <Moves
            name={`部分 ${id}`}
            isFirst={place === 0}
            isLast={place === rubric.sections.length - 1}
            onMove={(by) => store({ sections: moved(rubric.sections, id, by), choices })}
          />
          <Removal
            name={`部分 ${id}`}
            title={`移除“${title}”和其中 ${items.length} 个项目？`}
            onRemove={() => store(dropSection(rubric, id))}
          />
          <Button
            size="small"
            aria-label={`添加项目：部分 ${id}`}
            onClick={() =>
              edit(editingOfItem(rubric, section, undefined, (item, to) => store(putItem(rubric, to, item))))
            }
          >
            添加项目
          </Button>
        </p>
      )}
      <RulesTable
        label={title}
        heads={['项目', '内容', '满分', '分档或标准', '核查方式', '依据']}
        rows={rows}
      />
    </section>
  );
}

function cellsOf(item: RubricItem): RuleRow['cells'] {
  const { id, kind, text, max, steps, standard, method, optional, basis } = item;
  return [
    `${id} ${ITEM_KIND_NAMES[kind]}`,
    `${text}${optional ? '（可以不适用）' : ''}`,
    max === undefined ? '' : `${max} 分`,
    <>
      {steps?.map(({ marks, when }) => (
        <div key={marks}>
          {marks} 分：{when}
        </div>
      ))}
      {standard}
    </>,
    method,
    <BasisTag key="basis" basis={basis} />,
  ];
}

interface MovesProps {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
}

function Moves({ name, isFirst, isLast, onMove }: MovesProps) {
  return (
    <>
      <Button size="small" disabled={isFirst} onClick={() => onMove(-1)} aria-label={`上移${name}`}>
        上移
      </Button>
      <Button size="small" disabled={isLast} onClick={() => onMove(1)} aria-label={`下移${name}`}>
        下移
      </Button>
    </>
  );
}

export function Removal({ name, title, onRemove }: { name: string; title: string; onRemove: () => void }) {
  return (
    <Popconfirm title={title} onConfirm={onRemove} okText="移除" cancelText="保留">
      <Button size="small" danger aria-label={`移除${name}`}>
        移除
      </Button>
    </Popconfirm>
  );
}
