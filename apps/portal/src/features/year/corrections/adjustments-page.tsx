import type { AdjustmentItem } from '@app/contracts';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';
import { EmptyState } from '../../../components/lists/empty-state';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { WordTag } from '../../../components/word-tag';
import { useCall } from '../../../server/query';
import { momentText } from '../../../dates/time';
import { ConfirmAdjustment, WithdrawAdjustment } from './adjustment-dialogs';
import { changeText } from './change-text';
import { Differences } from '../carry-over/differences';
import { useYear } from '../../../years/use-year';
import { YearFrame } from '../year-frame';

const TONES = { open: 'warn', confirmed: 'good', withdrawn: 'plain' } as const;

/**
 * The page 更正 (corrections): late or corrected results and revocations, with every figure that they change.
 */
export function Component() {
  const year = useYear();
  const { data, error, refetch } = useCall('listAdjustments', { params: { year } });
  return (
    <YearFrame
      title="更正"
      lead="撤销命名、计入上年度、迟到或更正的市级结果，不悄悄改数字：逐项列出影响，确认之后才改变。"
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && data.items.length === 0 && (
        <div className="card">
          <EmptyState
            title="没有更正"
            hint="登记与已有结果不同的市级结果、撤销命名或计入上年度时，会在这里提出。"
          />
        </div>
      )}
      {data?.items.map((item) => (
        <Adjustment key={item.id} year={year} item={item} />
      ))}
    </YearFrame>
  );
}

function Adjustment({ year, item }: { year: string; item: AdjustmentItem }) {
  const [open, setOpen] = useState<'confirm' | 'withdraw'>();
  const place = useRef<HTMLElement>(null);
  const isAskedFor = useLocation().hash === `#adjustment-${item.id}`;
  useEffect(() => {
    if (isAskedFor) place.current?.scrollIntoView();
  }, [isAskedFor]);
  const { cause, reason, state, stateName, openedBy, openedAt, settledBy, settledAt, touched, mayReturn } =
    item;
  return (
    <section
      ref={place}
      className="card"
      id={`adjustment-${item.id}`}
      aria-labelledby={`adjustment-${item.id}-title`}
    >
      <div className="card-head">
        <h2 id={`adjustment-${item.id}-title`}>
          {cause.name} <WordTag tone={TONES[state]}>{stateName}</WordTag>
        </h2>
        <div className="acts-row no-print">
          {item.actions.includes('confirmAdjustment') && (
            <Button type="primary" onClick={() => setOpen('confirm')}>
              确认更正
            </Button>
          )}
          {item.actions.includes('withdrawAdjustment') && (
            <Button onClick={() => setOpen('withdraw')}>撤回更正</Button>
          )}
        </div>
      </div>
      <p>
        {momentText(openedAt)} {openedBy.name}提出{reason && `：${reason}`}
        {settledBy && settledAt && `；${momentText(settledAt)} ${settledBy.name}办理`}
      </p>
      <ul>
        {cause.cells.map((cell) => (
          <li key={cell.number}>
            {cell.unit} <span className="quiet">{cell.number}</span>
            {changeText(cell)}
          </li>
        ))}
      </ul>
      <h3>{state === 'open' ? '会改变的数字' : '改变的数字'}</h3>
      <Differences difference={touched} />
      {mayReturn.length > 0 && (
        <p>
          本年度因此不足时，可以在“结转”中退回：
          {mayReturn.map(({ unit, number }) => `${unit}（${number}）`).join('、')}。
        </p>
      )}
      {open === 'confirm' && <ConfirmAdjustment year={year} item={item} onClose={() => setOpen(undefined)} />}
      {open === 'withdraw' && (
        <WithdrawAdjustment year={year} item={item} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}
