import { CHECK_RESULT_NAMES } from '@app/contracts';
import { Form, Input, Radio, Select } from 'antd';
import { CommandDialog } from '../../components/acts/command-dialog';
import { DateField } from '../../components/date-field';
import { NoteField } from '../../components/fields';
import { useMe, useToday } from '../../shell/me';
import { CheckUpload } from './check-files';
import { type CellAnswer, type CellCommand, type CellDialogProps, useCellCommand } from './use-cell-command';

interface Values {
  on: string;
  checkers: string[];
  items: { item: string; ok?: boolean; note?: string }[];
  result: 'keep' | 'rectify' | 'proposeRevocation';
  text?: string;
}

/** 提交核查表: the sheet of a re-check, a spot check or a check after rectification. */
export function CheckSheetDialog({ cell, onClose }: CellDialogProps) {
  const today = useToday();
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const isListed = cell.people.some(({ id }) => id === me.id);
  const results = (['keep', 'rectify', 'proposeRevocation'] as const).filter(
    (result) => result !== 'rectify' || cell.roundsLeft > 0,
  );
  return (
    <CommandDialog<Values, CellCommand, CellAnswer>
      title="提交核查表"
      width={720}
      form={form}
      explain={`${cell.check?.kindName ?? ''}须由 ${cell.minCheckers} 人以上到场。有不符合项的不能维持；${
        cell.roundsLeft > 0 ? `还可以要求整改 ${cell.roundsLeft} 次。` : '整改次数已用完。'
      }`}
      command={useCellCommand(cell)}
      initial={{
        on: today,
        checkers: isListed ? [me.id] : [],
        items: cell.checkItems.map(({ id }) => ({ item: id })),
      }}
      toCommand={({ items, ...values }) => ({
        ...{ type: 'fileCheck', ...values },
        items: items.map(({ ok, ...item }) => ({ ...item, ok: ok! })), // the form is not sent with a line open
      })}
      onClose={onClose}
    >
      <Form.Item name="on" label="核查日期" rules={[{ required: true, message: '请填写核查日期。' }]}>
        <DateField min={cell.namedOn} max={today} />
      </Form.Item>
      <Form.Item
        name="checkers"
        label="核查人"
        rules={[
          {
            type: 'array',
            min: cell.minCheckers,
            required: true,
            message: `请选择 ${cell.minCheckers} 人以上。`,
          },
        ]}
      >
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={cell.people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <fieldset className="sheet-items">
        <legend>核查表</legend>
        {cell.checkItems.map(({ id, name }, i) => (
          <Item key={id} index={i} name={name} />
        ))}
      </fieldset>
      <Form.Item name="result" label="核查结果" rules={[{ required: true, message: '请选择核查结果。' }]}>
        <Radio.Group options={results.map((value) => ({ value, label: CHECK_RESULT_NAMES[value] }))} />
      </Form.Item>
      <NoteField />
      <CheckUpload cell={cell} />
    </CommandDialog>
  );
}

/** One line of the sheet. Nothing is chosen beforehand; what does not comply needs its finding. */
function Item({ index, name }: { index: number; name: string }) {
  const ok = Form.useWatch<boolean | undefined>(['items', index, 'ok']);
  return (
    <>
      <Form.Item name={['items', index, 'item']} hidden>
        <Input />
      </Form.Item>
      <Form.Item
        name={['items', index, 'ok']}
        label={name}
        className="sheet-item"
        rules={[{ required: true, message: `请选择“${name}”是否符合。` }]}
      >
        <Radio.Group
          options={[
            { value: true, label: '符合' },
            { value: false, label: '不符合' },
          ]}
        />
      </Form.Item>
      {ok === false && (
        <Form.Item
          name={['items', index, 'note']}
          label={`${name}：发现的问题`}
          rules={[{ required: true, whitespace: true, message: '不符合的请写明发现的问题。' }]}
        >
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      )}
    </>
  );
}
