import type { MergePreview, UnitCommandBody, UnitView } from '@app/contracts';
import { Alert, Form, Select } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../components/acts/command-dialog';
import type { WithoutId } from '../../components/acts/use-intent';
import { ReasonField } from '../../components/fields';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useUnitCommand } from '../../components/units/correct-unit';
import { useCall } from '../../server/query';

interface Values {
  gone: string;
  reason: string;
}

type Command = WithoutId<UnitCommandBody>;

/** 合并: another record becomes part of this one, after a look at what that changes. */
export function MergeUnit({ unit, onClose }: { unit: UnitView; onClose: () => void }) {
  const command = useUnitCommand(unit.id);
  const [form] = Form.useForm<Values>();
  const gone = Form.useWatch('gone', form);
  const [typed, setTyped] = useState('');
  const q = typed.trim() || unit.name;
  const { data: found } = useCall('listUnits', { query: { q, limit: 20 } });
  const options = [...unit.doubles, ...(found?.items ?? [])].filter(
    ({ id }, i, all) => id !== unit.id && all.findIndex((one) => one.id === id) === i,
  );
  const preview = useCall(
    'previewMerge',
    { params: { id: unit.id }, query: { gone: gone ?? '' } },
    { when: Boolean(gone) },
  );
  return (
    <CommandDialog<Values, Command, unknown>
      title="合并"
      explain={`选定的记录并入“${unit.name}”：申报、细胞和账号都记在这里。已办结、已命名的保留当时的名称。合并可以撤销。`}
      form={form}
      width={640}
      command={command}
      disabled={!preview.data || preview.data.faults.length > 0}
      toCommand={({ gone: other, reason }) => ({ type: 'merge', gone: other, reason })}
      onClose={onClose}
    >
      <Form.Item name="gone" label="并入的记录" required>
        <Select
          showSearch={{ filterOption: false, onSearch: setTyped }}
          placeholder="输入名称中的几个字，或信用代码"
          options={options.map(({ id, name, creditCode }) => ({
            value: id,
            label: `${name}（${creditCode ?? '没有代码'}）`,
          }))}
        />
      </Form.Item>
      {preview.error && <ProblemAlert error={preview.error} />}
      {preview.data && <Preview preview={preview.data} />}
      <ReasonField label="合并理由" rows={2} />
    </CommandDialog>
  );
}

function Preview({ preview: { gone, faults } }: { preview: MergePreview }) {
  if (faults.length > 0) {
    return (
      <Alert
        type="error"
        showIcon
        className="problem"
        title="不能合并"
        description={faults.map(({ code, detail, numbers }) => (
          <p key={code}>
            {detail}
            {numbers.length > 0 && `（${numbers.join('、')}）`}
          </p>
        ))}
      />
    );
  }
  const cells = gone.applications.filter(({ namedOn, revokedOn }) => namedOn && !revokedOn).length;
  return (
    <Alert
      type="info"
      showIcon
      className="problem"
      title={`将并入：申报 ${gone.applications.length} 件（其中细胞 ${cells} 个），账号 ${gone.people} 个`}
      description={gone.applications.map(({ number }) => number).join('、')}
    />
  );
}
