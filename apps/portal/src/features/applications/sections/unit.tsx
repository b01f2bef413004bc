import type { ApplicationView } from '@app/contracts';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Facts } from '../../../components/facts';
import { CorrectUnit } from '../../../components/units/correct-unit';
import { UnitEvents } from '../../../components/units/unit-events';
import { dateText } from '../../../dates/time';
import { useCall } from '../../../server/query';
import { useMe } from '../../../shell/me';

/** The applicant (申报单位) and its contact, as far as the user may see them. The office corrects them. */
export function Unit({ application }: { application: ApplicationView }) {
  const { unit, contact, programmeYear, submittedOn, lateIntake, id } = application;
  const { role } = useMe();
  const [open, setOpen] = useState(false);
  const hasRecord = unit.id !== null && role !== 'inspector' && role !== 'town' && role !== 'admin';
  const { data: record } = useCall('getUnit', { params: { id: unit.id ?? '' } }, { when: hasRecord });
  const events = (record?.events ?? []).filter(
    ({ number, type }) => type === 'corrected' || number === application.number,
  );
  const code = unit.creditCode ? (
    <>
      {unit.creditCode} {unit.codeConfirmed && <Tag className="tag-warn">校验位不符，单位确认无误</Tag>}
    </>
  ) : (
    unit.noCodeReason && `没有代码：${unit.noCodeReason}`
  );
  return (
    <section className="card" aria-labelledby="unit">
      <div className="card-head">
        <h2 id="unit">申报单位</h2>
        <span className="no-print">
          {record && <Link to={`/units/${record.id}`}>历年申报</Link>}{' '}
          {record?.canCorrect && (
            <Button size="small" onClick={() => setOpen(true)}>
              更正单位信息
            </Button>
          )}
        </span>
      </div>
      <Facts
        facts={[
          ['单位名称', unit.name],
          ['校区、厂区', unit.site],
          ['统一社会信用代码', code],
          ['地址', [unit.street, unit.address].filter(Boolean).join(' ')],
          ['联系人', [contact.name, contact.phone, contact.email].filter(Boolean).join(' ')],
          ['年度', `${programmeYear} 年度`],
          ['提交日期', submittedOn && dateText(submittedOn)],
          ['逾期申报', lateIntake && `经同意补报：${lateIntake.reason}`],
        ]}
      />
      {events.length > 0 && (
        <>
          <h3>更正记录</h3>
          <UnitEvents events={events} />
        </>
      )}
      {open && record && (
        <CorrectUnit
          unitId={record.id}
          unit={record}
          contact={{
            applicationId: id,
            name: contact.name,
            phone: contact.phone ?? '',
            email: contact.email ?? '',
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}
