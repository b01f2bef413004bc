import type { RecordedChangeView } from '@app/contracts';
import { Button, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { dateText, momentText } from '../../dates/time';
import { useMe } from '../../shell/me';
import { PlainTable } from '../plain-table';

interface ChangeHistoryProps<C> {
  /** The id of the heading. */
  id: string;
  changes: readonly C[];
  /** Said when there is no change. */
  empty: string;
  passingText: (change: C) => string;
  /** The dialog that takes a change back. */
  takeBack: (wrong: C, onClose: () => void) => ReactNode;
}

/** 沿革: every change of a register with its day, its document, who recorded it, and how much passed by it. The office takes a wrong one back. */
export function ChangeHistory<C extends RecordedChangeView>({
  id,
  changes,
  empty,
  passingText,
  takeBack,
}: ChangeHistoryProps<C>) {
  const { role } = useMe();
  const [wrong, setWrong] = useState<C>();
  const mayTakeBack = ({ kind, takenBackOn }: C) =>
    role === 'office' && kind !== 'takeBack' && takenBackOn === null;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>历次变动</h2>
      {changes.length === 0 && <p className="quiet">{empty}</p>}
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
              <td>{passingText(one)}</td>
              <td>{`${one.changedBy}，${momentText(one.recordedAt)}`}</td>
            </tr>
          ))}
        </PlainTable>
      )}
      {wrong && takeBack(wrong, () => setWrong(undefined))}
    </section>
  );
}

function takenBackText({ from, takenBackOn }: RecordedChangeView): string {
  return takenBackOn! <= from ? '已撤回，没有生效' : `自${dateText(takenBackOn!)}起已撤回`;
}
