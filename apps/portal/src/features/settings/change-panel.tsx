import type { SettingsChange, SettingsView } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useNavigate } from 'react-router';
import { ReasonField } from '../../components/fields';
import { call } from '../../server/api';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useOnce } from '../../components/acts/use-once';
import { faultsAtFields, Problem } from '../../server/problem';
import { readAgain } from '../../server/query';
import { type Change, countChanges, type Rules } from './rules';
import { TouchedCases } from './touched-cases';
import { pathText, valueText } from './words';
import { PlainTable } from '../../components/plain-table';

interface ChangePanelProps {
  view: SettingsView;
  change: Change;
  onForget: () => void;
}

interface Sent {
  reason: string;
  change: Change;
}

/**
 * Publishes the change (公布): first its reason, then a preview, then the button. After another edit the
 * preview must be repeated.
 */
export function ChangePanel({ view, change, onForget }: ChangePanelProps) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ reason: string }>();
  const send = ({ reason, change: sent }: Sent, preview: 'true' | 'false') =>
    call('changeSettings', { query: { preview }, body: { basedOn: view.version, reason, change: sent } });
  const preview = useMutation({
    mutationFn: (sent: Sent) => send(sent, 'true'),
    onError: (problem) => form.setFields(faultsAtFields(problem)),
  });
  const publish = useMutation({
    mutationFn: (sent: Sent) => send(sent, 'false'),
    onSuccess: async ({ version, touched }) => {
      void message.success(`已公布 ${version}，新的申报按它办理`);
      onForget();
      await readAgain();
      const versions = `/settings?year=${view.programmeYear}&part=versions`;
      await navigate(touched.applications > 0 ? `/settings/${version}/apply` : versions);
    },
    onError: (problem) => (problem.isConflict ? readAgain() : undefined),
  });
  const publishOnce = useOnce(publish);
  const looked = preview.variables?.change === change ? preview.data : undefined;
  return (
    <section className="card change-panel" aria-labelledby="change">
      <h2 id="change">已改 {countChanges(change)} 项，尚未公布</h2>
      <p className="quiet">公布以前只保存在这台设备上。</p>
      <Form
        form={form}
        layout="vertical"
        onValuesChange={() => preview.reset()}
        onFinish={({ reason }) => preview.mutate({ reason, change })}
      >
        <ReasonField label="修改的理由" rows={3} />
        <div className="page-extra">
          <Button htmlType="submit" type={looked ? 'default' : 'primary'} loading={preview.isPending}>
            查看影响
          </Button>
          <Button onClick={onForget} disabled={publish.isPending}>
            放弃修改
          </Button>
        </div>
      </Form>
      {preview.error && <ProblemAlert error={placed(view, preview.error)} />}
      {looked && (
        <>
          <Differences view={view} differences={looked.differences} />
          <TouchedCases touched={looked.touched} />
          {publish.error && <ProblemAlert error={placed(view, publish.error)} />}
          <Button
            type="primary"
            loading={publish.isPending}
            onClick={() => preview.variables && publishOnce(preview.variables)}
          >
            公布为 {looked.version}
          </Button>
        </>
      )}
    </section>
  );
}

interface DifferencesProps {
  view: SettingsView;
  differences: SettingsChange['differences'];
}

function Differences({ view, differences }: DifferencesProps) {
  return (
    <PlainTable label="修改前后" heads={['修改', '现在', '改为']}>
      {differences.map(({ path, from, to }) => (
        <tr key={path}>
          <th scope="row">{placeText(view as unknown as Rules, path)}</th>
          <td>{valueText(named(view, from))}</td>
          <td>{valueText(named(view, to))}</td>
        </tr>
      ))}
    </PlainTable>
  );
}

/** Returns a list with the names of departments instead of their ids; any other value as it is. */
function named(view: SettingsView, value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const { departments } = view as unknown as Rules;
  return value.map((one: unknown) => departments.find(({ id }) => id === one)?.name ?? one);
}

/** Returns the problem with the place of each fault in words instead of its JSON pointer. */
function placed(view: SettingsView, problem: Problem): Problem {
  const { status, code, title, message: detail, requestId: instance, facts } = problem;
  const errors = problem.faults.map((fault) => {
    const path = fault.pointer?.startsWith('/change/') ? fault.pointer.slice('/change'.length) : undefined;
    return path
      ? { ...fault, detail: `${placeText(view as unknown as Rules, path)}：${fault.detail}` }
      : fault;
  });
  return new Problem({ status, code, title, detail, instance, facts, errors }, problem.retryAfter);
}

/** Returns a JSON pointer in words: `/clocks/departmentReview/length` → 初审 · 时限. */
function placeText(rules: Rules, path: string): string {
  const [part = '', key = '', ...rest] = path.split('/').slice(1);
  if (part === 'intake') {
    const [code, ...fields] = key === 'types' ? rest : ['', key];
    const type = rules.cellTypes.find((one) => one.code === code)?.name ?? '全部类型';
    return [`${type}的申报起止`, pathText(fields)].filter(Boolean).join(' · ');
  }
  const names: Record<string, string | undefined> = {
    clocks: rules.clocks[key]?.clockName,
    ladders: rules.ladders[key]?.name,
    settings: rules.settings[key]?.name,
    office: '办公室',
    cellTypes: rules.cellTypes.find(({ code }) => code === key)?.name,
    rubrics: rules.rubrics.find(({ id }) => id === key)?.title,
    groups: rules.groups.find(({ id }) => id === key)?.name,
    totals: rules.totals.find(({ id }) => id === key)?.name,
    checkItems: `命名后核查项${rules.checkItems.find(({ id }) => id === key)?.name ?? ''}`,
  };
  return [names[part] ?? key, pathText(rest)].filter(Boolean).join(' · ');
}
