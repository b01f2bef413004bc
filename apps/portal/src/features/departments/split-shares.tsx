import type { DepartmentPreview } from '@app/contracts';
import { Select } from 'antd';
import { PlainTable } from '../../components/plain-table';
import type { Choice } from './act-fields';

type Subject = DepartmentPreview['subjects'][number];

const KIND_NAMES: Record<Subject['kind'], string> = { type: '类型', task: '任务', account: '账号' };

interface SplitSharesProps {
  subjects: Subject[];
  choices: Choice[];
  isLoading: boolean;
  onChoose: (subject: string, heir: string) => void;
}

/** Each type, task and account of a department that is split, with who takes it. */
export function SplitShares({ subjects, choices, isLoading, onChoose }: SplitSharesProps) {
  if (subjects.length === 0) return null;
  return (
    <section aria-label="由谁承接">
      <p className="quiet">不改的，由承接其余事项的部门承接；新受理的申报也按此办理。</p>
      <PlainTable label="由谁承接" heads={['种类', '名称', '未办结', '由谁承接']}>
        {subjects.map(({ kind, id, name, count, successor }) => (
          <tr key={kind + id}>
            <td>{KIND_NAMES[kind]}</td>
            <td>{name}</td>
            <td>{count > 0 ? `${count} ${kind === 'task' ? '项' : '件'}` : ''}</td>
            <td>
              <Select
                aria-label={`${name}由谁承接`}
                className="heir"
                showSearch={{ optionFilterProp: 'label' }}
                value={successor}
                options={choices}
                disabled={isLoading}
                onChange={(heir) => onChoose(`${kind}:${id}`, heir)}
              />
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
}
