import type { YearDraftView } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Popconfirm } from 'antd';
import { useNavigate } from 'react-router';
import { useOnce } from '../../components/acts/use-once';
import { DateField } from '../../components/date-field';
import { ReasonField } from '../../components/fields';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { call } from '../../server/api';
import { queries, readAgain } from '../../server/query';
import { useToday } from '../../shell/me';

/** Publishes a draft without faults for a day, or discards it. */
export function PublishPanel({ view }: { view: YearDraftView }) {
  const { year, revision, faults } = view;
  const { message } = App.useApp();
  const navigate = useNavigate();
  const today = useToday();
  const publish = useMutation({
    mutationFn: (body: { effectiveFrom: string; reason: string }) =>
      call('publishYearDraft', { params: { year }, body: { ...body, revision } }),
    onSuccess: async ({ version, effectiveFrom }) => {
      void message.success(`${year} 年度已发布（${version} 版），自 ${effectiveFrom} 起施行`);
      await readAllButDraft();
      await navigate(`/years/${year}`);
    },
    onError: (problem) => (problem.isConflict ? readAgain() : undefined),
  });
  const discard = useMutation({
    mutationFn: () => call('discardYearDraft', { params: { year }, query: { revision } }),
    onSuccess: async () => {
      await readAllButDraft();
      await navigate('/year-drafts');
    },
    onError: (problem) => (problem.isConflict ? readAgain() : undefined),
  });
  const publishOnce = useOnce(publish);
  const discardOnce = useOnce(discard);
  return (
    <section className="card" aria-labelledby="publish">
      <h2 id="publish">发布</h2>
      <p className="quiet">
        发布后建立 {year} 年度，草案成为 {year}.1
        版规则；到施行之日系统自动开始年度并建立职责任务。以后的修改在“规则设置”中进行。
      </p>
      <Form layout="vertical" initialValues={{ effectiveFrom: today }} onFinish={publishOnce}>
        <Form.Item
          name="effectiveFrom"
          label="施行日期"
          rules={[{ required: true, message: '请填写施行日期。' }]}
        >
          <DateField min={today} />
        </Form.Item>
        <ReasonField label="发布的理由" rows={2} />
        {publish.error && <ProblemAlert error={publish.error} />}
        {discard.error && <ProblemAlert error={discard.error} />}
        <div className="page-extra">
          <Button type="primary" htmlType="submit" loading={publish.isPending} disabled={faults.length > 0}>
            发布 {year} 年度
          </Button>
          <Popconfirm title={`删除 ${year} 年度的草案？删除后不能恢复。`} onConfirm={() => discardOnce()}>
            <Button danger loading={discard.isPending}>
              删除草案
            </Button>
          </Popconfirm>
        </div>
        {faults.length > 0 && <p className="quiet">还有 {faults.length} 处错误，改正后才能发布。</p>}
      </Form>
    </section>
  );
}

/** Invalidates every query; that of the draft, which is gone, is not sent again while its page is still shown. */
async function readAllButDraft(): Promise<void> {
  await queries.invalidateQueries({ queryKey: ['getYearDraft'], refetchType: 'none' });
  await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'getYearDraft' });
}
