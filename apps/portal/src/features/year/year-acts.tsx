import { YEAR_COMMAND_NAMES, type YearView } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { BaselineDialog } from './figures/baseline-dialog';
import { CloseYearDialog } from './close-year-dialog';
import { CountsFromDialog } from './figures/counts-from-dialog';

/** The acts on the year itself. Reports, carry-over and corrections have their own pages. */
const DIALOGS = {
  setBaseline: BaselineDialog,
  setCountsFrom: CountsFromDialog,
  closeYear: CloseYearDialog,
} as const;

type DialogName = keyof typeof DIALOGS;

/** The acts on the year that the server offers the user now. */
export function YearActs({ programme }: { programme: YearView }) {
  const [open, setOpen] = useState<DialogName>();
  const acts = programme.actions.filter((type): type is DialogName => type in DIALOGS);
  if (acts.length === 0) return null;
  const Dialog = open && DIALOGS[open];
  return (
    <section className="card acts no-print" aria-labelledby="acts">
      <h2 id="acts">您现在可以办理</h2>
      <div className="acts-row">
        {acts.map((type) => (
          <Button key={type} onClick={() => setOpen(type)}>
            {YEAR_COMMAND_NAMES[type]}
          </Button>
        ))}
      </div>
      {Dialog && <Dialog programme={programme} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
