import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Radio } from 'antd';
import { Link, useParams } from 'react-router';
import { ReasonField } from '../../components/fields';
import { call } from '../../server/api';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useOnce } from '../../components/acts/use-once';
import { useList } from '../../components/lists/use-list';
import { readAgain, useCall } from '../../server/query';

interface Values {
  which: 'all' | 'some';
  applicationIds?: string[];
  reason: string;
}

const OPEN_STAGES_END = ['draft', 'settled', 'refused', 'withdrawn', 'lapsed', 'revoked'];

/**
 * The page on which running applications, all or a selection, are switched to another version of the rules.
 */
export function Component() {
  const { version = '' } = useParams();
  const { message } = App.useApp();
  const { data: view, error } = useCall('getSettings', { query: { version } });
  const apply = useMutation({
    mutationFn: ({ which, applicationIds, reason }: Values) =>
      call('applySettings', {
        params: { version },
        body: which === 'all' ? { all: true, reason } : { applicationIds, reason },
      }),
    onSuccess: async ({ ordered }) => {
      void message.success(`${ordered} 件申报正在改用 ${version}`);
      await readAgain();
    },
  });
  const send = useOnce(apply);
  const others = view?.versions
    .filter((one) => one.version !== version)
    .reduce((count, { openApplications }) => count + openApplications, 0);
  return (
    <Page
      title={`办理中的申报改用 ${version}`}
      lead={
        <Link to={`/settings?year=${view?.programmeYear ?? version.slice(0, 4)}&part=versions`}>
          全部版本
        </Link>
      }
    >
      {error && <ProblemAlert error={error} />}
      {!view && !error && <Loading />}
      {view && !apply.data && (
        <section className="card">
          <p>
            有 {others}{' '}
            件办理中的申报按以前的版本办理。不改用的，一直按原来的规则办完；改用的，日期重新计算并告知办理人，原来的日期仍留在记录里。
          </p>
          {apply.error && <ProblemAlert error={apply.error} />}
          <Form<Values> layout="vertical" initialValues={{ which: 'all' }} onFinish={send}>
            <Form.Item name="which" label="哪些申报">
              <Radio.Group
                options={[
                  { value: 'all', label: '全部' },
                  { value: 'some', label: '选择' },
                ]}
              />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(before, now) => before.which !== now.which}>
              {({ getFieldValue }) =>
                getFieldValue('which') === 'some' && <Cases year={view.programmeYear} />
              }
            </Form.Item>
            <ReasonField rows={3} />
            <Button type="primary" htmlType="submit" loading={apply.isPending} disabled={others === 0}>
              改用 {version}
            </Button>
          </Form>
        </section>
      )}
      {apply.data && (
        <Alert
          type="success"
          showIcon
          title={`已安排 ${apply.data.ordered} 件申报改用 ${version}`}
          description={
            <Link to={`/settings?year=${view?.programmeYear ?? version.slice(0, 4)}&part=versions`}>
              在“版本”中看完成了多少
            </Link>
          }
        />
      )}
    </Page>
  );
}

/** Field for the open applications of the year of the rules: no other one may use them. */
function Cases({ year }: { year: number }) {
  const list = useList('listApplications', { programmeYear: year, limit: 200 });
  const open = list.items.filter(({ stage }) => !OPEN_STAGES_END.includes(stage));
  return (
    <>
      {list.error && <ProblemAlert error={list.error} onRetry={list.again} />}
      {list.isLoading && <Loading />}
      <Form.Item
        name="applicationIds"
        label="申报"
        rules={[{ required: true, message: '请至少选择一件' }]}
        extra={list.hasMore && <Button onClick={list.more}>加载更多</Button>}
      >
        <Checkbox.Group
          className="check-list"
          options={open.map(({ id, number, unitName }) => ({ value: id, label: `${number} ${unitName}` }))}
        />
      </Form.Item>
    </>
  );
}
