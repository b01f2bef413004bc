import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { Link } from 'react-router';
import { useOnce } from '../../components/acts/use-once';
import { DateField } from '../../components/date-field';
import { ReasonField } from '../../components/fields';
import { Loading } from '../../components/loading';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { type Ask, call } from '../../server/api';
import { faultsAtFields } from '../../server/problem';
import { readAgain, useCall } from '../../server/query';
import { useMe, useToday } from '../../shell/me';
import { useYear } from '../../years/use-year';
import { YearFrame } from './year-frame';
import { PlainTable } from '../../components/plain-table';

type Body = Ask<'allowLateIntake'>['body'];

/** When units of each type may apply (申报起止), and whom the office has let in late. */
export function Component() {
  const year = useYear();
  const me = useMe();
  const { data, error, refetch } = useCall('listLateIntake', { params: { year } });
  return (
    <YearFrame title="申报起止">
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <section className="card" aria-labelledby="days">
          <h2 id="days">各类型的起止日期</h2>
          {me.role === 'office' && (
            <p className="quiet">
              起止日期的变动在<Link to={`/settings?year=${year}&part=intake`}>规则设置</Link>中公布。
            </p>
          )}
          <PlainTable label="各类型的起止日期" heads={['类型', '开始', '截止']}>
            {data.intake.map(({ cellType, cellTypeName, opens, closes }) => (
              <tr key={cellType}>
                <th scope="row">{cellTypeName}</th>
                <td>{opens ?? '不限'}</td>
                <td>{closes ?? '不限'}</td>
              </tr>
            ))}
          </PlainTable>
        </section>
      )}
      {data && (
        <section className="card" aria-labelledby="late">
          <h2 id="late">准予逾期申报</h2>
          {data.items.length === 0 && <p className="quiet">没有准予逾期申报的单位。</p>}
          <ul className="list-cards">
            {data.items.map(({ login, applicant, cellType, cellTypeName, until, reason, allowedBy, at }) => (
              <li key={`${login}${cellType}${at}`}>
                <div className="card-head">
                  {applicant}（{login}） · {cellTypeName} · 可以提交到 {until}
                </div>
                <div className="quiet">
                  {allowedBy}：{reason}
                </div>
              </li>
            ))}
          </ul>
          {me.role === 'office' && <Allow year={year} types={data.intake} />}
        </section>
      )}
    </YearFrame>
  );
}

function Allow({ year, types }: { year: string; types: { cellType: string; cellTypeName: string }[] }) {
  const { message } = App.useApp();
  const [form] = Form.useForm<Body>();
  const today = useToday();
  const allow = useMutation({
    mutationFn: (body: Body) => call('allowLateIntake', { params: { year }, body }),
    onSuccess: async (_, { login }) => {
      void message.success(`已准予 ${login} 逾期申报`);
      form.resetFields();
      await readAgain();
    },
    onError: (problem) => form.setFields(faultsAtFields(problem)),
  });
  const allowOnce = useOnce(allow);
  const must = (label: string) => [{ required: true, message: `请填写${label}。` }];
  return (
    <Form form={form} layout="vertical" onFinish={allowOnce}>
      <Form.Item name="login" label="申报账号" rules={must('申报账号')}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="cellType" label="类型" rules={must('类型')}>
        <Select
          showSearch
          optionFilterProp="label"
          options={types.map(({ cellType, cellTypeName }) => ({ value: cellType, label: cellTypeName }))}
        />
      </Form.Item>
      <Form.Item name="until" label="可以提交到哪一天" rules={must('日期')}>
        <DateField min={today} />
      </Form.Item>
      <ReasonField rows={2} />
      {allow.error && allow.error.faults.length === 0 && <ProblemAlert error={allow.error} />}
      <Button type="primary" htmlType="submit" loading={allow.isPending}>
        准予逾期申报
      </Button>
    </Form>
  );
}
