import type { DepartmentRegisterView } from '@app/contracts';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { PlainTable } from '../../components/plain-table';
import { dateText, momentText } from '../../dates/time';
import { useMe } from '../../shell/me';
import { passingText } from './passing';
import { TakeBack } from './take-back';

type Change = DepartmentRegisterView['changes'][number];

/** 沿革: every change with its day, its document, who recorded it, and how much passed by it. The office takes a wrong one back. */
export function Changes({ view }: { view: DepartmentRegisterView }) {
  const { role } = useMe();
  const [wrong, setWrong] = useState<Change>();
  const { changes } = view;
  const mayTakeBack = ({ kind, takenBackOn }: Change) =>
    role === 'office' && kind !== 'takeBack' && takenBackOn === null;
  return (
    <section className="card" aria-labelledby="changes">
      <h2 id="changes">历次变动</h2>
      {changes.length === 0 && <p className="quiet">还没有登记过机构变动。</p>}
      {changes.length > 0 && (
        <PlainTable label="历次变动" heads={['生效', '变动', '文件或理由', '转交', '登记人和时间']}>
          {changes.map((one) => (
            <tr key={one.number}>
              <td>{dateText(one.from)}</td>
              <td>
                {`${one.kindName}：${one.text}`} {one.takenBackOn && <Tag>{takenBackText(one)}</Tag>}
                {mayTakeBack(one) && (
                  <Button size="small" onClick={() => setWrong(one)}>
                    撤回
                  </Button>
                )}
              </td>
              <td>
                {one.reason ?? `${one.documentTitle}${one.documentNumber ? `（${one.documentNumber}）` : ''}`}
              </td>
              <td>{passingText(one.passing)}</td>
              <td>{`${one.changedBy}，${momentText(one.recordedAt)}`}</td>
            </tr>
          ))}
        </PlainTable>
      )}
      {wrong && <TakeBack change={wrong} view={view} onClose={() => setWrong(undefined)} />}
    </section>
  );
}

function takenBackText({ from, takenBackOn }: Change): string {
  return takenBackOn! <= from ? '已撤回，没有生效' : `自${dateText(takenBackOn!)}起已撤回`;
}
