import { DISTRICT_NAMES, type DistrictView } from '@app/contracts';
import type { District } from '@app/domain';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Facts } from '../../components/facts';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { dateText } from '../../dates/time';
import { isContactMissing } from '../../office-contact';
import { useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { ChangeDistrict } from './change-district';
import { Editions } from './editions';

/** The edition that is changed: that of today, or a planned one with its day. */
interface Changing {
  from: string;
  isPlanned: boolean;
  district: District;
}

/** The page 区县信息 (district): names, code, seal and contact, from today and from planned days on, with every edition. */
export function Component() {
  const { data, error, refetch } = useCall('getDistrict');
  return (
    <Page
      title="区县信息"
      lead="编号、页眉、文件、表格和邮件都按这里的名称。修改从所定的那天起生效；已印发的文件和已有的编号不变。"
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Parts view={data} />}
    </Page>
  );
}

function Parts({ view }: { view: DistrictView }) {
  const { role } = useMe();
  const [changing, setChanging] = useState<Changing>();
  const canEdit = role === 'office';
  const editOf = (from: string, district: District, isPlanned: boolean) =>
    canEdit && (
      <Button
        type={isPlanned ? 'default' : 'primary'}
        onClick={() => setChanging({ from, district, isPlanned })}
      >
        修改
      </Button>
    );
  return (
    <>
      {isContactMissing(view.current) && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title="公示的联系人、电话或地址尚未填写，公示文件中暂写“待填写”。"
        />
      )}
      <Shown heading="现行" district={view.current} act={editOf(view.today, view.current, false)} />
      {view.planned.map(({ from, district }) => (
        <Shown
          key={from}
          heading={`${dateText(from)}起`}
          district={district}
          before={view.current}
          act={editOf(from, district, true)}
        />
      ))}
      <Editions view={view} />
      {changing && (
        <ChangeDistrict
          {...changing}
          today={view.today}
          basedOn={view.edition}
          onClose={() => setChanging(undefined)}
        />
      )}
    </>
  );
}

interface ShownProps {
  heading: string;
  district: District;
  /** Only what differs from these values is shown. */
  before?: District;
  act: ReactNode;
}

function Shown({ heading, district, before, act }: ShownProps) {
  const keys = (Object.keys(DISTRICT_NAMES) as (keyof District)[]).filter(
    (key) => !before || before[key] !== district[key],
  );
  return (
    <section className="card" aria-label={heading}>
      <div className="card-head">
        <h2>{heading}</h2>
        {act}
      </div>
      <Facts facts={keys.map((key) => [DISTRICT_NAMES[key], district[key] ?? '未设'])} />
    </section>
  );
}
