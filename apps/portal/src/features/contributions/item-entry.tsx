import { REFUSALS } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Tag } from 'antd';
import { useRef, useState } from 'react';
import { addressOf, type Answer, call, newId } from '../../server/api';
import { FileWithOriginal } from '../../components/files/file-list';
import { enteredDigits } from '../../components/number/entered-number';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { fieldOf, type Problem } from '../../server/problem';
import { readAgain } from '../../server/query';
import { momentText } from '../../dates/time';
import { dropEntry, type EntryDraft, keepEntry, readEntry } from './entry-drafts';
import { EvidenceField } from './evidence-field';

type Obligation = Answer<'getObligation'>;
type Item = Obligation['parts'][number]['items'][number];
type Target = Answer<'getAssembly'>['items'][number]['target'];

interface ItemEntryProps {
  obligationId: string;
  userId: string;
  /** The department for which the office hands in; absent when a department hands in its own items. */
  department?: string;
  item: Item;
  target: Target;
  files: Obligation['files'];
  open: boolean;
}

/** One item of a part: the version handed in last, and the form for the first or the next version. */
export function ItemEntry({ obligationId, userId, department, item, target, files, open }: ItemEntryProps) {
  const { contribution } = item;
  const [writing, setWriting] = useState(
    () => open && readEntry(userId, obligationId, placeOf(item, department)) !== undefined,
  );
  return (
    <section className="card" aria-labelledby={`item-${item.item}`}>
      <div className="card-head">
        <h2 id={`item-${item.item}`}>
          {item.item} {item.title}
        </h2>
        <Tag color={item.handedIn ? 'green' : 'orange'}>{item.handedIn ? '已填报' : '未填报'}</Tag>
      </div>
      {target && (
        <p className="quiet">
          目标：{COMPARISONS[target.comparison] ?? target.comparison} {target.value}
          {target.unit}
        </p>
      )}
      {contribution && <HandedIn obligationId={obligationId} contribution={contribution} files={files} />}
      {open && !writing && (
        <Button onClick={() => setWriting(true)}>{contribution ? '更新填报' : '填报'}</Button>
      )}
      {open && writing && (
        <EntryForm
          obligationId={obligationId}
          userId={userId}
          department={department}
          item={item}
          files={files}
          onClose={() => setWriting(false)}
        />
      )}
    </section>
  );
}

const COMPARISONS: Record<string, string> = { atLeast: '不低于', atMost: '不高于', exactly: '等于' };

function HandedIn(props: {
  obligationId: string;
  contribution: NonNullable<Item['contribution']>;
  files: Obligation['files'];
}) {
  const { obligationId, contribution, files } = props;
  const { version, progress, figure, unit, source, fileId, problems, nextSteps, byName, byOffice, at } =
    contribution;
  const file = files.find(({ id }) => id === fileId);
  return (
    <div className="handed-in">
      <p className="quiet">
        第 {version} 版，{byName}
        {byOffice && '代为填报'}，{momentText(at)}
      </p>
      <dl className="facts">
        <Fact name="进展情况" text={progress} />
        {figure && <Fact name="数字" text={`${figure}${unit ?? ''}`} />}
        {source && <Fact name="数据来源" text={source} />}
        {file && fileId && (
          <>
            <dt>佐证材料</dt>
            <dd>
              <FileWithOriginal
                file={file}
                address={(id) => addressOf('getDutyFile', { params: { id: obligationId, fileId: id } })}
              />
            </dd>
          </>
        )}
        {problems && <Fact name="存在问题" text={problems} />}
        {nextSteps && <Fact name="下步措施" text={nextSteps} />}
      </dl>
    </div>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="prose">{text}</dd>
    </>
  );
}

interface EntryFormProps {
  obligationId: string;
  userId: string;
  department?: string;
  item: Item;
  files: Obligation['files'];
  onClose: () => void;
}

/** Up to 15 digits before the point and 6 behind it. */
const FIGURE = /^-?\d{1,15}(\.\d{1,6})?$/;

function EntryForm({ obligationId, userId, department, item, files, onClose }: EntryFormProps) {
  const place = placeOf(item, department);
  const { message } = App.useApp();
  const [form] = Form.useForm<EntryDraft>();
  const [kept, setKept] = useState(() => readEntry(userId, obligationId, place) !== undefined);
  const intent = useRef<{ content: string; commandId: string }>(undefined);
  const handing = useMutation<Answer<'actOnObligation'>, Problem, EntryDraft>({
    mutationFn: (values) => {
      const filled = filledIn(values);
      const content = JSON.stringify(filled);
      if (intent.current?.content !== content) intent.current = { content, commandId: newId() };
      const { commandId } = intent.current;
      return call('actOnObligation', {
        params: { id: obligationId },
        body: { ...filled, commandId, type: 'contribute', department, item: item.item },
      });
    },
    onSuccess: async () => {
      dropEntry(userId, obligationId, place);
      void message.success(`已填报：${item.item}`);
      await readAgain();
      onClose();
    },
    onError: (problem) => {
      form.setFields(
        problem.faults
          .filter(({ pointer }) => pointer)
          .map(({ pointer, detail }) => ({ name: fieldOf(pointer) as never, errors: [detail] })),
      );
      if (problem.isConflict) void readAgain();
    },
  });
  const keep = () => {
    keepEntry(userId, obligationId, place, form.getFieldsValue(true) as EntryDraft);
    setKept(readEntry(userId, obligationId, place) !== undefined);
  };
  return (
    <Form<EntryDraft>
      form={form}
      layout="vertical"
      name={`entry-${item.item}`}
      initialValues={readEntry(userId, obligationId, place) ?? lastOf(item, files)}
      disabled={handing.isPending}
      onValuesChange={keep}
      onFinish={(values) => handing.mutate({ ...(form.getFieldsValue(true) as EntryDraft), ...values })}
    >
      {handing.error && <ProblemAlert error={handing.error} />}
      <Form.Item
        name="progress"
        label="进展情况"
        rules={[
          { required: true, whitespace: true, message: '请填写进展情况。' },
          { max: 5000, message: '不能超过 5000 个字。' },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} />
      </Form.Item>
      <div className="entry-row">
        <Form.Item
          name="figure"
          label="数字（可不填）"
          rules={[
            {
              validator: (_, typed = '') => {
                const digits = enteredDigits(typed as string);
                return digits === null || FIGURE.test(digits ?? '')
                  ? Promise.resolve()
                  : Promise.reject(new Error('请填写数字，最多 6 位小数。'));
              },
            },
          ]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="unit" label="单位" rules={[{ max: 20, message: '不能超过 20 个字。' }]}>
          <Input placeholder="例如：吨、%" />
        </Form.Item>
        <Form.Item
          name="source"
          label="数据来源"
          dependencies={['figure']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, source?: string) =>
                getFieldValue('figure') && !source?.trim()
                  ? Promise.reject(new Error(REFUSALS.sourceMissing))
                  : Promise.resolve(),
            }),
          ]}
        >
          <Input placeholder="例如：部门统计台账" maxLength={200} />
        </Form.Item>
      </div>
      <Form.Item label="佐证材料（可不填）">
        <EvidenceField
          obligationId={obligationId}
          disabled={handing.isPending}
          name={(form.getFieldsValue(true) as EntryDraft).fileName ?? lastOf(item, files).fileName}
          onChange={(file) => {
            form.setFieldsValue({ fileId: file?.id, fileName: file?.name });
            keep();
          }}
        />
      </Form.Item>
      <Form.Item
        name="problems"
        label="存在问题（可不填）"
        rules={[{ max: 2000, message: '不能超过 2000 个字。' }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item
        name="nextSteps"
        label="下步措施（可不填）"
        rules={[{ max: 2000, message: '不能超过 2000 个字。' }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <div className="entry-acts">
        <Button type="primary" htmlType="submit" loading={handing.isPending}>
          {item.contribution ? '提交新版本' : '提交填报'}
        </Button>
        <Button onClick={onClose}>收起</Button>
        <span className="quiet" role="status">
          {kept && '草稿已保存在本机，尚未提交'}
        </span>
      </div>
    </Form>
  );
}

/** Returns the key of the item’s draft. It names the department when the office hands in for several. */
function placeOf({ item }: Item, department?: string): string {
  return department ? `${department}:${item}` : item;
}

/**
 * Returns the draft as it is sent: without empty fields and without the name of the file, which is only
 * displayed.
 */
function filledIn({ fileName: _, ...values }: EntryDraft): Omit<EntryDraft, 'fileName'> {
  const { progress, ...others } = values;
  const rest = { ...others, figure: enteredDigits(others.figure ?? '') };
  return { progress, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value)) };
}

/** Returns the version handed in last, as the initial values of the next one. */
function lastOf({ contribution }: Item, files: Obligation['files']): EntryDraft {
  if (!contribution) return { progress: '' };
  const { progress, figure, unit, source, problems, nextSteps, fileId } = contribution;
  return {
    progress,
    figure: figure ?? undefined,
    unit: unit ?? undefined,
    source: source ?? undefined,
    problems: problems ?? undefined,
    nextSteps: nextSteps ?? undefined,
    fileId: fileId ?? undefined,
    fileName: files.find(({ id }) => id === fileId)?.name,
  };
}
