import type { ApplicationView, RecommendationBody } from '@app/contracts';
import { App, Button, Form } from 'antd';
import { useIntent, type WithoutId } from '../../../components/acts/use-intent';
import { useOnce } from '../../../components/acts/use-once';
import { ReasonField } from '../../../components/fields';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { momentText } from '../../../dates/time';
import { call } from '../../../server/api';

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
  const recommend = useIntent<WithoutId<RecommendationBody>, ApplicationView>(async (body) => {
    const answer = await call('recommendApplication', { params: { id }, body });
    void message.success('已提交');
    return answer;
  });
  const send = useOnce(recommend);
  return (
    <Form<{ text: string }> layout="vertical" onFinish={send} className="recommend no-print">
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
