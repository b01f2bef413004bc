import type { CarryOverView } from '@app/contracts';
import { ReasonField } from '../../../components/fields';
import { PreviewDialog } from '../corrections/preview-dialog';

interface CarryDialogProps {
  /** The proposal as it was when the dialog was opened. */
  proposal: CarryOverView;
  /** Whether the proposal has changed since. */
  isStale: boolean;
  chosen: string[];
  isAltered: boolean;
  onClose: () => void;
}

/**
 * Confirms a carry-over (确认结转). It sends the hash of the proposal; the server refuses it if the proposal has
 * changed.
 */
export function CarryDialog({ proposal, isStale, chosen, isAltered, onClose }: CarryDialogProps) {
  const { year, toYear, hash } = proposal;
  const named = new Map(
    [...proposal.moves, ...proposal.alternatives].map(({ number, unit }) => [number, unit]),
  );
  return (
    <PreviewDialog<{ reason: string }>
      year={String(year)}
      title="确认结转"
      disabled={isStale}
      explain={
        isStale ? (
          <p>结转建议在此期间已有变化，页面已更新。请关闭后按新的建议重新核对。</p>
        ) : (
          <>
            <p>
              以下 {chosen.length} 个改为计入 {toYear} 考核年度
              {isAltered && '（与建议不同，请在理由中说明）'}。若建议在此期间有变，系统会拒绝并重新载入。
            </p>
            <ul>
              {chosen.map((number) => (
                <li key={number}>
                  {named.get(number)} <span className="quiet">{number}</span>
                </li>
              ))}
            </ul>
          </>
        )
      }
      toCommand={({ reason }) => ({ type: 'confirmCarryOver', hash, cells: chosen, reason })}
      onClose={onClose}
    >
      <ReasonField rows={3} />
    </PreviewDialog>
  );
}
