import type { TownList } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input } from 'antd';
import { Link } from 'react-router';
import { useOnce } from '../../components/acts/use-once';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { call } from '../../server/api';
import { readAgain, useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { TownRegister } from './towns/town-register';

/** 镇街名单: from which units choose, one name a line; and the changes of 镇街 by day. */
export function Component() {
  const { data, error, refetch } = useCall('listTowns', {});
  const { role } = useMe();
  return (
    <Page
      title="镇街名单"
      lead={
        <>
          <Link to="/units">单位库</Link> · 申报单位从名单中选择所在镇街。名单为空时可以自由填写。
        </>
      }
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Names key={`${data.version} ${data.names.join()}`} list={data} />}
      {(role === 'office' || role === 'auditor') && <TownRegister />}
    </Page>
  );
}

function Names({ list: { version, names, mayRecommend, canChange } }: { list: TownList }) {
  const { message } = App.useApp();
  const change = useMutation({
    mutationFn: (values: { text: string; mayRecommend: boolean }) =>
      call('changeTowns', {
        body: { version, names: linesOf(values.text), mayRecommend: values.mayRecommend },
      }),
    onSuccess: async () => {
      void message.success('已保存');
      await readAgain();
    },
  });
  const send = useOnce(change);
  return (
    <section className="card">
      {change.error && <ProblemAlert error={change.error} />}
      <Form
        layout="vertical"
        initialValues={{ text: names.join('\n'), mayRecommend }}
        onFinish={send}
        disabled={!canChange}
      >
        <Form.Item
          name="text"
          label={`镇街，一行一个，现有 ${names.length} 个`}
          extra="这里只改录入的差错；有文件的更名、合并和撤销请登记变动，单位和账号随之转交。"
        >
          <Input.TextArea rows={16} />
        </Form.Item>
        <Form.Item
          name="mayRecommend"
          valuePropName="checked"
          extra="开启后，镇街账号可以在审定前对本镇街单位的申报提交推荐意见，牵头部门和区无废办在申报页看到，申报单位看不到。"
        >
          <Checkbox>镇街可以提交推荐意见</Checkbox>
        </Form.Item>
        {canChange && (
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            保存
          </Button>
        )}
      </Form>
    </section>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
