import type { ApplicationView } from '@app/contracts';
import { DueDate } from '../../../components/due-date';
import { Facts } from '../../../components/facts';
import { dateText } from '../../../dates/time';
import { useMe } from '../../../shell/me';

/** The receipt of a submission (提交回执): shown to the unit until its application is accepted. */
export function Receipt({ application }: { application: ApplicationView }) {
  const { stage, number, unit, cellTypeName, submittedOn, contact, tasks } = application;
  const { role } = useMe();
  const task = tasks.find(({ seat }) => seat !== 'applicant' && seat !== 'time');
  if (role !== 'applicant' || stage !== 'formalCheck' || !submittedOn || !task) return null;
  return (
    <section className="card receipt" aria-labelledby="receipt">
      <h2 id="receipt">提交回执</h2>
      <p>申报已送达{task.name}，现在不需要您办理。请记下申报编号，打印本页即可留存。</p>
      <Facts
        facts={[
          ['申报编号', <strong key="number">{number}</strong>],
          ['申报', `${unit.name} ${cellTypeName}`],
          ['提交日期', dateText(submittedOn)],
          [
            '下一步',
            <>
              {task.name}
              {task.clockName} <DueDate due={task} />
            </>,
          ],
          ['进展发到', contact.email],
        ]}
      />
    </section>
  );
}
