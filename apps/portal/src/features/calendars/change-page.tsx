import type { CalendarChange } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../server/api';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useOnce } from '../../components/acts/use-once';
import { readAgain, useCall } from '../../server/query';
import { ChangePreview } from './change-preview';
import { EnterYear } from './enter-year';
import { type EnteredYear, entersProvisionally } from './entered-year';
import { ImportYear } from './import-year';
import './calendars.css';

/** Enters or imports a year's days off: first a preview, then publication (公布). */
export function Component() {
  const { year = '' } = useParams();
  const { data: now, error } = useCall('getCalendar', { params: { year } });
  const { entered, preview, publish, look, forget } = useChange(year);
  const publishOnce = useOnce(publish);
  return (
    <Page title={`录入 ${year} 年工作日历`} lead={<Link to={`/calendars/${year}`}>返回 {year} 年</Link>}>
      {error && <ProblemAlert error={error} />}
      {!now && !error && <Loading />}
      {now && (
        <section className="card">
          <Tabs
            onChange={forget}
            destroyOnHidden
            items={[
              {
                key: 'file',
                label: '导入文件',
                children: <ImportYear year={year} onRead={look} isReading={preview.isPending} />,
              },
              {
                key: 'hand',
                label: '逐项填写',
                children: (
                  <EnterYear now={now} onRead={look} onChange={forget} isReading={preview.isPending} />
                ),
              },
            ]}
          />
          {preview.error && <ProblemAlert error={preview.error} />}
        </section>
      )}
      {preview.data && entered !== undefined && (
        <section className="card" aria-labelledby="change">
          <h2 id="change">公布后的变化</h2>
          <ChangePreview change={preview.data} />
          {publish.error && <ProblemAlert error={publish.error} />}
          <Button
            type="primary"
            disabled={!preview.data.isNew}
            loading={publish.isPending}
            onClick={() => publishOnce(entered)}
          >
            {entersProvisionally(entered) ? '作为暂定安排保存' : '公布'}
          </Button>
        </section>
      )}
    </Page>
  );
}

/** Previews a change and publishes exactly what was previewed. */
function useChange(year: string) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [entered, setEntered] = useState<EnteredYear>();
  const send = (body: EnteredYear, preview: 'true' | 'false'): Promise<CalendarChange> =>
    call('importCalendar', { params: { year }, query: { preview }, body });
  const preview = useMutation({ mutationFn: (body: EnteredYear) => send(body, 'true') });
  const publish = useMutation({
    mutationFn: (body: EnteredYear) => send(body, 'false'),
    onSuccess: async ({ touched }) => {
      void message.success(`已公布，正在按新日历重新计算 ${touched.changedDates} 个期限`);
      await readAgain();
      await navigate(`/calendars/${year}`);
    },
  });
  const forget = () => {
    setEntered(undefined);
    preview.reset();
    publish.reset();
  };
  const look = (body: EnteredYear) => {
    forget();
    setEntered(body);
    preview.mutate(body);
  };
  return { entered, preview, publish, look, forget };
}
