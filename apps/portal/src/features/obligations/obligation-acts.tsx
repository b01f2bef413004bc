import type { ObligationView } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useMe } from '../../shell/me';
import { CloseDialog, ReopenDialog, SetDateDialog, UrgeDialog } from './obligation-dialogs';

/** The acts of the office that have a dialog. Departments hand in on a separate page. */
const DIALOGS = { setDueDate: SetDateDialog, urge: UrgeDialog, close: CloseDialog, reopen: ReopenDialog };

type DialogName = keyof typeof DIALOGS;

/** The acts on an obligation that the server offers the office now. */
export function ObligationActs({ obligation }: { obligation: ObligationView }) {
  const [open, setOpen] = useState<DialogName>();
  const acts = obligation.actions.filter(({ type }) => type in DIALOGS);
  if (useMe().role !== 'office' || acts.length === 0) return null;
  const Dialog = open && DIALOGS[open];
  return (
    <section className="card acts no-print" aria-labelledby="acts">
      <h2 id="acts">您现在可以办理</h2>
      <div className="acts-row">
        {acts.map(({ type, name }) => (
          <Button
            key={type}
            type={type === 'close' ? 'primary' : 'default'}
            onClick={() => setOpen(type as DialogName)}
          >
            {name}
          </Button>
        ))}
      </div>
      {Dialog && <Dialog obligation={obligation} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
