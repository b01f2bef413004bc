import type { ApplicationView } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Form } from 'antd';
import { useRef } from 'react';
import { useOnce } from '../../../components/acts/use-once';
import { ReasonField } from '../../../components/fields';
import { ProblemAlert } from '../../../components/problem-alert';
import { momentText } from '../../../dates/time';
import { call, newId } from '../../../server/api';
import { faultsAtFields } from '../../../server/problem';
import { readAgain } from '../../../server/query';

/** 推荐意见: what the 镇街 of the unit says of the case. The 镇街 adds to it while it may; the unit does not see it. */
export function Recommendations({ application }: { application: ApplicationView }) {
  const { recommendations, canRecommend, id } = application;
  if (recommendations.length === 0 && !canRecommend) return null;
  return (
    <section className="card" aria-labelledby="recommendations">
      <h2 id="recommendations">镇街推荐意见</h2>
      <ul className="plain">
        {recommendations.map(({ town, text, at, byName }) => (
          <li key={at + text}>
            <strong>{town}</strong> {byName} <span className="quiet">{momentText(at)}</span>
            <div>{text}</div>
          </li>
        ))}
      </ul>
      {canRecommend && <Recommend id={id} key={recommendations.length} />}
    </section>
  );
}

function Recommend({ id }: { id: string }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<{ text: string }>();
  const commandId = useRef(newId());
  const recommend = useMutation({
    mutationFn: ({ text }: { text: string }) =>
      call('recommendApplication', { params: { id }, body: { commandId: commandId.current, text } }),
    onSuccess: async () => {
      void message.success('已提交');
      await readAgain();
    },
    onError: (problem) => {
      commandId.current = newId();
      form.setFields(faultsAtFields(problem));
    },
  });
  const send = useOnce(recommend);
  return (
    <Form form={form} layout="vertical" onFinish={send} className="no-print">
      {recommend.error && <ProblemAlert error={recommend.error} />}
      <ReasonField
        name="text"
        label="推荐意见"
        rows={3}
        extra="供牵头部门和区无废办参考，申报单位看不到。提交后不能修改，可以再补充。"
      />
      <Button type="primary" htmlType="submit" loading={recommend.isPending}>
        提交推荐意见
      </Button>
    </Form>
  );
}
