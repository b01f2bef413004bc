import type { ApplicationView } from '@app/contracts';
import { Facts } from '../../../components/facts';
import { dateText } from '../../../dates/time';

/** The applicant (申报单位) and its contact, as far as the user may see them. */
export function Unit({ application }: { application: ApplicationView }) {
  const { unit, contact, programmeYear, submittedOn, lateIntake } = application;
  return (
    <section className="card" aria-labelledby="unit">
      <h2 id="unit">申报单位</h2>
      <Facts
        facts={[
          ['单位名称', unit.name],
          ['统一社会信用代码', unit.creditCode ?? (unit.noCodeReason && `没有代码:${unit.noCodeReason}`)],
          ['地址', [unit.street, unit.address].filter(Boolean).join(' ')],
          ['联系人', [contact.name, contact.phone, contact.email].filter(Boolean).join(' ')],
          ['年度', `${programmeYear} 年度`],
          ['提交日期', submittedOn && dateText(submittedOn)],
          ['逾期申报', lateIntake && `经同意补报:${lateIntake.reason}`],
        ]}
      />
    </section>
  );
}
