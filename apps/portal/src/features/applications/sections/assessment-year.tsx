import type { ApplicationView } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { useYearCommand, type YearAnswer, type YearCommand } from '../../../components/acts/use-year-command';
import { ReasonField } from '../../../components/fields';

/** 计入上年度: a cell that counts in the year after its own, and the office's proposal to count it in its own year. */
export function AssessmentYear({ application }: { application: ApplicationView }) {
  const { earlierYear, countsIn } = application;
  const [isOpen, setOpen] = useState(false);
  if (earlierYear === null) return null;
  return (
    <section className="card no-print" aria-labelledby="assessment-year">
      <h2 id="assessment-year">考核年度</h2>
      <p>
        {earlierYear} 年度的申报，现计入 {countsIn} 年度。有理由的，可以改计入 {earlierYear} 年度。
      </p>
      <Button onClick={() => setOpen(true)}>计入上年度（{earlierYear}）</Button>
      {isOpen && <CountEarlier application={application} year={earlierYear} onClose={() => setOpen(false)} />}
    </section>
  );
}

interface CountEarlierProps {
  application: ApplicationView;
  year: number;
  onClose: () => void;
}

/** Opens an adjustment (更正) of the year and navigates to it; the figures change when it is confirmed. */
function CountEarlier({ application: { number, unit, countsIn }, year, onClose }: CountEarlierProps) {
  const go = useNavigate();
  return (
    <CommandDialog<{ reason: string }, YearCommand, YearAnswer>
      title="提出计入上年度"
      explain={`${unit.name}（${number}）由 ${countsIn} 年度改计入 ${year} 年度，会改变两个年度的数字。下一步列出全部影响，在“年度 · 更正”中确认之后才改变。`}
      command={useYearCommand(String(year))}
      toCommand={({ reason }) => ({
        type: 'openAdjustment',
        cause: { type: 'return', cell: number },
        reason,
      })}
      submitText="提出更正"
      onDone={({ adjustmentId }) => void go(`/years/${year}/adjustments#adjustment-${adjustmentId ?? ''}`)}
      onClose={onClose}
    >
      <ReasonField />
    </CommandDialog>
  );
}
