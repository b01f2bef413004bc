import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useOnline } from '../../field/from-device';
import type { SheetDraft } from '../../field/sheet-drafts';
import { momentText } from '../../dates/time';
import { useProgrammeTime } from '../../shell/me';
import type { SheetTally } from './sheet-tally';

interface SheetBarProps {
  tally: SheetTally;
  draft: SheetDraft;
  ready: boolean;
  onFile: () => void;
  onSend: () => void;
  onEdit: () => void;
}

/**
 * The bar at the bottom of a sheet: score, missing items, whether the draft is saved, waits to be sent or can
 * be filed.
 */
export function SheetBar({ tally, draft, ready, onFile, onSend, onEdit }: SheetBarProps) {
  const { answered, all, score, bonus } = tally;
  const waits = draft.state === 'waiting';
  return (
    <div className="sheet-bar" role="region" aria-label="评分表进度">
      <div className="sheet-bar-words">
        <strong>
          {score === undefined ? '尚未评分' : `得分 ${score}`}
          {bonus > 0 && ` · 加分 ${bonus}`}
        </strong>
        <span>
          已填 {answered}/{all}
        </span>
        <NetworkSign draft={draft} />
      </div>
      <div className="sheet-bar-acts">
        {!waits && <Missing tally={tally} />}
        {waits ? (
          <>
            <Button onClick={onEdit}>继续修改</Button>
            <Button type="primary" onClick={onSend}>
              现在发送
            </Button>
          </>
        ) : (
          <Button type="primary" disabled={!ready} onClick={onFile}>
            提交评分表
          </Button>
        )}
      </div>
    </div>
  );
}

function NetworkSign({ draft }: { draft: SheetDraft }) {
  const online = useOnline();
  const inProgrammeTime = useProgrammeTime();
  const kept = draft.savedAt > 0 ? `已存本机 ${momentText(inProgrammeTime(draft.savedAt)).slice(-5)}` : '';
  const state = draft.state === 'waiting' ? '待发送' : kept;
  return (
    <span role="status" className={online ? 'sheet-sign' : 'sheet-sign sheet-sign-off'}>
      {online ? state : `离线${state && ` · ${state}`}`}
    </span>
  );
}

function Missing({ tally }: { tally: SheetTally }) {
  const [open, setOpen] = useState(false);
  const { missing } = tally;
  if (missing.length === 0) return <span>已全部填写</span>;
  const jump = (id: string) => {
    setOpen(false);
    const item = document.getElementById(`item-${id}`);
    item?.scrollIntoView({ block: 'center' });
    item?.focus({ preventScroll: true });
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title="还没有填写的项目"
      content={
        <ul className="sheet-missing">
          {missing.map(({ id, text }) => (
            <li key={id}>
              <button type="button" onClick={() => jump(id)}>
                {id} {text.slice(0, 18)}
              </button>
            </li>
          ))}
        </ul>
      }
    >
      <Button>还差 {missing.length} 项</Button>
    </Popover>
  );
}
