import type { ApplicationView } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { ReasonField } from '../../../components/fields';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { Facts } from '../../../components/facts';
import { useYearCommand, type YearAnswer, type YearCommand } from '../../../components/acts/use-year-command';
import { dateText } from '../../../dates/time';

/** Showcase cell (精品细胞): whether the cell is one, the reason, and the office's act on it. */
export function Showcase({ application }: { application: ApplicationView }) {
  const { showcase } = application;
  const [isOpen, setOpen] = useState(false);
  if (!showcase || (!showcase.since && !showcase.canSet)) return null;
  const { since, reason, canSet } = showcase;
  return (
    <section className="card" aria-labelledby="showcase">
      <h2 id="showcase">精品细胞</h2>
      <Facts
        facts={[
          ['评定', since ? `${dateText(since)}起` : '不是精品细胞'],
          [since ? '理由' : '取消的理由', reason],
        ]}
      />
      {canSet && (
        <Button className="no-print" onClick={() => setOpen(true)}>
          {since ? '取消精品细胞' : '评为精品细胞'}
        </Button>
      )}
      {isOpen && <SetShowcase application={application} onClose={() => setOpen(false)} />}
    </section>
  );
}

function SetShowcase({ application, onClose }: { application: ApplicationView; onClose: () => void }) {
  const { number, programmeYear, unit, showcase } = application;
  const isOne = Boolean(showcase?.since);
  return (
    <CommandDialog<{ reason: string }, YearCommand, YearAnswer>
      title={isOne ? '取消精品细胞' : '评为精品细胞'}
      explain={`${unit.name}（${number}）。评定与命名分开，不影响各年度的数字；写入汇总表的“是否精品”。`}
      command={useYearCommand(String(programmeYear))}
      toCommand={({ reason }) => ({ type: 'setShowcase', cell: number, showcase: !isOne, reason })}
      onClose={onClose}
    >
      <ReasonField label={isOne ? '取消的理由' : '推荐和评定的理由'} rows={3} />
    </CommandDialog>
  );
}
