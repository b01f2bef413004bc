import type { UnitCommandBody } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { CommandDialog } from '../../components/acts/command-dialog';
import type { WithoutId } from '../../components/acts/use-intent';
import { ReasonField } from '../../components/fields';
import { useUnitCommand } from '../../components/units/correct-unit';

/** 撤销合并: the records are two again. */
export function UndoMerge({ unitId, mergeId }: { unitId: string; mergeId: string }) {
  const command = useUnitCommand(unitId);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        撤销合并
      </Button>
      {open && (
        <CommandDialog<{ reason: string }, WithoutId<UnitCommandBody>, unknown>
          title="撤销合并"
          explain="原来的申报回到原来的记录；合并之后新提交的，留在保留的记录上。"
          command={command}
          toCommand={({ reason }) => ({ type: 'undoMerge', mergeId, reason })}
          onClose={() => setOpen(false)}
        >
          <ReasonField />
        </CommandDialog>
      )}
    </>
  );
}
