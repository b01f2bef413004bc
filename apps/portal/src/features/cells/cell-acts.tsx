import type { CellView } from '@app/contracts';
import { Button } from 'antd';
import { type ComponentType, useState } from 'react';
import { Link } from 'react-router';
import { dateText } from '../../dates/time';
import { useMe } from '../../shell/me';
import {
  AppealDialog,
  PlaqueDialog,
  RecheckDayDialog,
  RectifiedDialog,
  RestorationDialog,
  ReviewDialog,
  ReopenDialog,
  RevocationDialog,
  SpotCheckDialog,
  UrgeDialog,
} from './cell-dialogs';
import { CheckSheetDialog } from './check-sheet-dialog';
import type { CellDialogProps } from './use-cell-command';

const DIALOGS: Record<string, ComponentType<CellDialogProps>> = {
  orderSpotCheck: SpotCheckDialog,
  fileCheck: CheckSheetDialog,
  reportRectified: RectifiedDialog,
  decideRevocation: RevocationDialog,
  appeal: AppealDialog,
  reopen: ReopenDialog,
  reviewAppeal: ReviewDialog,
  concludeRestoration: RestorationDialog,
  recordPlaque: PlaqueDialog,
  setRecheckDay: RecheckDayDialog,
  urge: UrgeDialog,
};

/** What the viewer is waited for comes first in colour. */
const PRIMARY = ['fileCheck', 'reportRectified', 'appeal', 'reopen', 'reviewAppeal', 'concludeRestoration'];

/** The acts on a cell that the server offers now. */
export function CellActs({ cell }: { cell: CellView }) {
  const me = useMe();
  const [open, setOpen] = useState<string>();
  const acts = cell.actions.filter(({ type }) => type in DIALOGS);
  const delists = cell.stage === 'delisting' && me.role === 'office';
  if (acts.length === 0 && !delists) return null;
  const Dialog = open ? DIALOGS[open] : undefined;
  const isPrimary = (type: string) =>
    PRIMARY.includes(type) || (type === 'decideRevocation' && cell.stage === 'decision');
  return (
    <section className="card acts no-print" aria-labelledby="acts">
      <h2 id="acts">您现在可以办理</h2>
      {cell.endedEarly && (
        <p>
          申诉期当时的最后一日为 {dateText(cell.endedEarly.endedOn)}，按现行工作日历至{' '}
          {dateText(cell.endedEarly.dueOn)} 才届满：请先按新日历恢复，再办理其他事项。
        </p>
      )}
      {delists && !cell.endedEarly && (
        <p>
          撤销决定已生效：请在
          <Link to={`/applications/${cell.applicationId}`}>申报页面</Link>
          提出撤销命名，看清两个年度的数字，在
          <Link to={`/years/${cell.programmeYear}/adjustments`}>{cell.programmeYear} 年度的更正</Link>
          中确认；确认后摘牌自动完成。
        </p>
      )}
      <div className="acts-row">
        {acts.map(({ type, name }) => (
          <Button key={type} type={isPrimary(type) ? 'primary' : 'default'} onClick={() => setOpen(type)}>
            {name}
          </Button>
        ))}
      </div>
      {Dialog && <Dialog cell={cell} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
