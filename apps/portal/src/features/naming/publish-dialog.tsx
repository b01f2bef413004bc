import type { TaskItem } from '@app/contracts';
import { BulkDialog } from '../../components/acts/bulk-dialog';
import { bulkItemOf } from './bulk-item';
import { SeveralYears } from './several-years';

interface PublishDialogProps {
  items: readonly TaskItem[];
  onClose: (acted: boolean) => void;
}

/** Opens the public notices (公示) of several applications at once. */
export function PublishDialog({ items, onClose }: PublishDialogProps) {
  return (
    <BulkDialog
      title="发布公示"
      items={items.map(bulkItemOf)}
      explain="公示期从次日起按工作日计算。发布之前请确认公示内容已经对外张贴或上网。"
      toCommand={() => ({ type: 'openNotice' })}
      onClose={onClose}
    >
      <SeveralYears items={items} />
    </BulkDialog>
  );
}
