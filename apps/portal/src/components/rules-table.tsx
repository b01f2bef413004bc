import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { PlainTable } from './plain-table';
import './rules.css';

/** One row of a table of rules. */
export interface RuleRow {
  key: string;
  cells: ReactNode[];
  /** The name of the rule in the label of its button. */
  name: string;
  changed: boolean;
  /** Absent if the rule cannot be changed. */
  onEdit?: () => void;
  /** Further buttons. */
  more?: ReactNode;
}

interface RulesTableProps {
  label: string;
  heads: readonly string[];
  rows: readonly RuleRow[];
}

/** A table of rules, with a button in each row that can be changed. */
export function RulesTable({ label, heads, rows }: RulesTableProps) {
  const canEdit = rows.some(({ onEdit }) => onEdit);
  return (
    <PlainTable
      label={label}
      heads={canEdit ? [...heads, '修改'] : heads}
      className="plain-table rules-table"
    >
      {rows.map(({ key, cells, name, changed, onEdit, more }) => (
        <tr key={key}>
          {cells.map((cell, i) => (
            <td key={heads[i]} data-head={heads[i]}>
              {cell}
              {i === 0 && changed && (
                <>
                  {' '}
                  <Tag color="orange">已改，未公布</Tag>
                </>
              )}
            </td>
          ))}
          {canEdit && (
            <td className="rules-acts">
              {onEdit && (
                <Button size="small" onClick={onEdit} aria-label={`修改${name}`}>
                  修改
                </Button>
              )}
              {more}
            </td>
          )}
        </tr>
      ))}
    </PlainTable>
  );
}
