import type { CellItem } from '@app/contracts';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { DateField } from '../../../components/date-field';
import { EmptyState } from '../../../components/lists/empty-state';
import { useMe } from '../../../shell/me';
import { CellTable } from '../carry-over/cell-table';
import { useYearCommand, type YearAnswer, type YearCommand } from '../../../components/acts/use-year-command';

/** Assembles a report (上报批次) from cells that are named and not yet reported. */
export function Assemble({ year, reportable }: { year: string; reportable: CellItem[] }) {
  const mayAct = useMe().role === 'office';
  const [chosen, setChosen] = useState<string[]>([]);
  const [open, setOpen] = useState(false);
  const command = useYearCommand(year);
  return (
    <section className="card" aria-labelledby="reportable">
      <div className="card-head">
        <h2 id="reportable">可以列入批次的细胞（{reportable.length} 个）</h2>
        {mayAct && (
          <Button type="primary" disabled={chosen.length === 0} onClick={() => setOpen(true)}>
            组成上报批次{chosen.length > 0 && `（${chosen.length} 个）`}
          </Button>
        )}
      </div>
      {reportable.length === 0 ? (
        <EmptyState title="没有等待上报的细胞" hint="命名之后会出现在这里。" />
      ) : (
        <CellTable
          label="可以列入批次的细胞"
          cells={reportable}
          chosen={mayAct ? chosen : undefined}
          onChoose={setChosen}
        />
      )}
      {open && (
        <CommandDialog<{ dueOn?: string }, YearCommand, YearAnswer>
          title={`组成上报批次（${chosen.length} 个）`}
          explain="组成之后仍可修改，定稿时填写文号和日期。"
          submitText="组成批次"
          command={command}
          toCommand={({ dueOn }) => ({ type: 'assembleReport', cells: chosen, dueOn: dueOn || undefined })}
          onDone={() => setChosen([])}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="dueOn" label="市级要求的报送日期（可不填）">
            <DateField />
          </Form.Item>
        </CommandDialog>
      )}
    </section>
  );
}
