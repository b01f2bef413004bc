import { ANSWER_NAMES, type ApplicationView, type CellTypeItem } from '@app/contracts';
import { type AnsweredField, answerText } from '../../../components/corrections/answer-text';
import { momentText } from '../../../dates/time';
import { addressOf } from '../../../server/api';

type Correction = ApplicationView['corrections'][number];

/** What came back with each correction (补正前后对照), old beside new, the latest first. */
export function Corrections({ application, type }: { application: ApplicationView; type: CellTypeItem }) {
  const [last, ...earlier] = [...application.corrections].reverse();
  if (!last) return null;
  const line = (correction: Correction) => (
    <One key={correction.at} correction={correction} application={application} type={type} />
  );
  return (
    <section className="card" aria-labelledby="corrections">
      <h2 id="corrections">补正前后对照</h2>
      {line(last)}
      {earlier.length > 0 && (
        <details>
          <summary>此前的补正（{earlier.length} 次）</summary>
          {earlier.map(line)}
        </details>
      )}
    </section>
  );
}

function One({ correction, application, type }: OneProps) {
  const { at, text, unit, form, selfScore, files } = correction;
  const fieldOf = (id: string) => type.form.find((field) => field.id === id) as AnsweredField | undefined;
  const itemOf = (id: string) => type.rubric.items.find((item) => item.id === id);
  const lines = [
    ...unit.map(({ field, fieldName, from, to }) => ({ key: field, name: fieldName, from, to })),
    ...form.map(({ id, from, to }) => {
      const field = fieldOf(id);
      const words = (answer: unknown) => (field ? answerText(field, answer) : plain(answer));
      return { key: id, name: field?.name ?? id, from: words(from), to: words(to) };
    }),
    ...selfScore.map(({ id, from, to }) => {
      const item = itemOf(id);
      return {
        key: id,
        name: `自评 ${id} ${item?.text ?? ''}`,
        from: markText(from),
        to: markText(to),
      };
    }),
  ];
  return (
    <div className="correction">
      <p className="quiet">{momentText(at)} 重新提交</p>
      {text && <p>补正说明：{text}</p>}
      {lines.length === 0 && files.length === 0 && <p>内容和材料都没有改动。</p>}
      {lines.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label="改动的内容">
          <table className="marks">
            <thead>
              <tr>
                <th scope="col">内容</th>
                <th scope="col">补正前</th>
                <th scope="col">补正后</th>
              </tr>
            </thead>
            <tbody>
              {lines.map(({ key, name, from, to }) => (
                <tr key={key}>
                  <th scope="row">{name}</th>
                  <td>{from ? <del>{from}</del> : '（空）'}</td>
                  <td>{to ? <ins>{to}</ins> : '（空）'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {files.length > 0 && (
        <ul>
          {files.map(({ id, name, itemId, field, replaces }) => (
            <li key={id}>
              {replaces ? `换一版：${replaces} → ` : '新增材料：'}
              <a href={addressOf('getFile', { params: { id: application.id, fileId: id } })}>{name}</a>
              <span className="quiet">
                {' '}
                {itemId
                  ? `（评分项 ${itemId}）`
                  : field
                    ? `（${fieldOf(field)?.name ?? field}）`
                    : '（附件）'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface OneProps {
  correction: Correction;
  application: ApplicationView;
  type: CellTypeItem;
}

function markText(mark: unknown): string {
  return ANSWER_NAMES[String(mark)] ?? plain(mark);
}

function plain(value: unknown): string {
  return value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}
