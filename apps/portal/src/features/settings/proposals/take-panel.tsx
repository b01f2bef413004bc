import type { ProposalView } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useNavigate } from 'react-router';
import { useOnce } from '../../../components/acts/use-once';
import { ReasonField } from '../../../components/fields';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { call } from '../../../server/api';
import { faultsAtFields, type Problem } from '../../../server/problem';
import { readAgain } from '../../../server/query';
import { TouchedCases } from '../touched-cases';
import { takenOf } from './entry-text';

interface TakePanelProps {
  proposal: ProposalView;
  ticked: ReadonlySet<string>;
  /** Told of each preview: its problem, or undefined. */
  onPreview: (problem: Problem | undefined) => void;
}

interface Sent {
  reason: string;
  ticked: ReadonlySet<string>;
}

/** Takes the ticked entries (采用): first the reason, then a preview, then the button, as with an own change. */
export function TakePanel({ proposal, ticked, onPreview }: TakePanelProps) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ reason: string }>();
  const { id, entries, officeVersion } = proposal;
  const send = ({ reason, ticked: taken }: Sent, preview: 'true' | 'false') =>
    call('takeProposal', {
      params: { id },
      query: { preview },
      body: { basedOn: officeVersion ?? '', reason, entries: takenOf(entries, taken) },
    });
  const preview = useMutation({
    mutationFn: (sent: Sent) => send(sent, 'true'),
    onSuccess: () => onPreview(undefined),
    onError: (problem) => {
      form.setFields(faultsAtFields(problem));
      onPreview(problem);
    },
  });
  const publish = useMutation({
    mutationFn: (sent: Sent) => send(sent, 'false'),
    onSuccess: async ({ version, touched }) => {
      void message.success(`已公布 ${version}，新的申报按它办理`);
      await readAgain();
      await navigate(touched.applications > 0 ? `/settings/${version}/apply` : '/settings?part=versions');
    },
    onError: (problem) => (problem.isConflict ? readAgain() : undefined),
  });
  const publishOnce = useOnce(publish);
  const looked = preview.variables?.ticked === ticked ? preview.data : undefined;
  return (
    <section className="card change-panel" aria-labelledby="take">
      <h2 id="take">已选 {ticked.size} 处，尚未采用</h2>
      <Form
        form={form}
        name="take"
        layout="vertical"
        onValuesChange={() => preview.reset()}
        onFinish={({ reason }) => preview.mutate({ reason, ticked })}
      >
        <ReasonField label="采用的理由" rows={3} />
        <Button
          htmlType="submit"
          type={looked ? 'default' : 'primary'}
          loading={preview.isPending}
          disabled={ticked.size === 0}
        >
          查看影响
        </Button>
      </Form>
      {preview.error && <ProblemAlert error={preview.error} />}
      {looked && (
        <>
          <p>
            公布后本办的规则是 {looked.version} 版，其中 {looked.differences.length} 个数值与 {looked.basedOn}{' '}
            版不同；没有选的，仍按本办的。
          </p>
          <TouchedCases touched={looked.touched} />
          {publish.error && <ProblemAlert error={publish.error} />}
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
