import { type ApplicationView, CITY_RESULT_NAMES, OBJECTION_OUTCOME_NAMES } from '@app/contracts';
import { Facts } from '../../../components/facts';
import { dateText } from '../../../dates/time';

/** The results from the inspection to the year in which the cell counts. */
export function Outcome({ application }: { application: ApplicationView }) {
  const { inspection, notice, objections, naming, reportedOn, cityResult, cityAnswer, supplement } =
    application;
  const { assessmentYear, stage } = application;
  const facts: [string, string | false | null | undefined][] = [
    [
      '现场核查',
      inspection.scheduledOn &&
        [dateText(inspection.scheduledOn), inspection.startsAt].filter(Boolean).join(' '),
    ],
    ['核查人员', inspection.inspectors.map(({ name }) => name).join('、')],
    ['整改轮次', inspection.rectificationRounds > 0 && `第 ${inspection.rectificationRounds} 轮`],
    [
      '公示',
      notice && `${dateText(notice.openedOn)} 至 ${dateText(notice.endsOn)}${notice.ended ? '，已结束' : ''}`,
    ],
    [
      '异议',
      objections
        .map(
          ({ raisedOn, outcome }) =>
            `${dateText(raisedOn)} ${OBJECTION_OUTCOME_NAMES[outcome as keyof typeof OBJECTION_OUTCOME_NAMES] ?? outcome}`,
        )
        .join('；'),
    ],
    [
      '命名',
      naming &&
        `${naming.documentNumber}，${dateText(naming.date)}${
          naming.issued
            ? `（已更正，最初登记为 ${naming.issued.documentNumber}，${dateText(naming.issued.date)}）`
            : ''
        }`,
    ],
    ['上报市级', reportedOn && dateText(reportedOn)],
    [
      '市级结果',
      cityResult && (CITY_RESULT_NAMES[cityResult as keyof typeof CITY_RESULT_NAMES] ?? cityResult),
    ],
    ['市级意见', cityAnswer?.reason],
    [
      '补充材料',
      supplement && `${dateText(supplement.at.slice(0, 10))} ${supplement.byName}：${supplement.text}`,
    ],
    ['计入考核年度', assessmentYear === null ? stage === 'settled' && '不计入' : `${assessmentYear} 年度`],
  ];
  if (facts.every(([, value]) => !value)) return null;
  return (
    <section className="card" aria-labelledby="outcome">
      <h2 id="outcome">核查与结果</h2>
      <Facts facts={facts} />
    </section>
  );
}
