import { ANSWER_NAMES, type ApplicationView, type CellTypeItem, OUTCOME_NAMES } from '@app/contracts';
import type { InspectionOutcome } from '@app/domain';
import { FileList } from '../../../components/files/file-list';
import { Signatures } from '../../../components/inspections/signatures';
import { addressOf } from '../../../server/api';
import { dateText } from '../../../dates/time';

/** The scores (评分): self-score beside the marks of the last inspection, with the evidence for each item. */
export function Scores({ application, type }: { application: ApplicationView; type: CellTypeItem }) {
  const { id, selfScore, scores, files } = application;
  const { rubric, passMark } = type;
  const last = scores.at(-1);
  const hasSelf = Object.keys(selfScore).length > 0;
  const hasFiles = files.some(({ itemId }) => itemId !== null);
  return (
    <section className="card" aria-labelledby="scores">
      <h2 id="scores">评分</h2>
      {scores.map(({ at, outcome, score, inspectedOn, findings }) => (
        <p key={at}>
          {inspectedOn && `${dateText(inspectedOn)} `}现场核查 <strong>{score}</strong> 分，
          {OUTCOME_NAMES[outcome as InspectionOutcome] ?? outcome}（达标线 {passMark.value} 分）
          {findings && <span className="block">核查意见：{findings}</span>}
        </p>
      ))}
      {!hasSelf && <p className="quiet">申报单位没有填写自评。</p>}
      {(hasSelf || hasFiles || last?.marks) && (
        <details open={scores.length > 0}>
          <summary>逐项对照：自评、核查与佐证材料</summary>
          <div className="scroll" tabIndex={0} role="region" aria-label="逐项对照">
            <table className="marks">
              <thead>
                <tr>
                  <th scope="col">评分项</th>
                  <th scope="col">分值</th>
                  <th scope="col">自评</th>
                  <th scope="col">核查</th>
                  <th scope="col">佐证材料</th>
                </tr>
              </thead>
              {rubric.sections.map((section) => (
                <tbody key={section.id}>
                  <tr>
                    <th colSpan={5} scope="rowgroup">
                      {section.title}
                    </th>
                  </tr>
                  {rubric.items
                    .filter((item) => item.section === section.id)
                    .map((item) => (
                      <tr key={item.id}>
                        <td>
                          <span className="quiet">{item.id}</span> {item.text}
                        </td>
                        <td>{item.max ?? '—'}</td>
                        <td>{markText(selfScore[item.id])}</td>
                        <td>{markText(last?.marks?.[item.id])}</td>
                        <td>
                          <FileList
                            address={({ id: fileId }) => addressOf('getFile', { params: { id, fileId } })}
                            files={files.filter(({ itemId }) => itemId === item.id)}
                          />
                        </td>
                      </tr>
                    ))}
                </tbody>
              ))}
            </table>
          </div>
        </details>
      )}
      {last && <Signatures inspectors={application.inspection.inspectors} />}
    </section>
  );
}

function markText(mark: unknown): string {
  if (mark === undefined || mark === null) return '—';
  return ANSWER_NAMES[String(mark)] ?? String(mark);
}
