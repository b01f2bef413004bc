import type { TaskItem } from '@app/contracts';
import type { BulkItem } from '../../components/acts/bulk-item';

export function bulkItemOf({ applicationId, unitName, number }: TaskItem): BulkItem {
  return { applicationId, name: unitName, number };
}
