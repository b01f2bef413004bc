import type { BulkItem } from '../../../components/acts/bulk-item';
import type { TaskItem } from '../task-item';

/** The props of the form of one act on several tasks. */
export interface BulkFormProps {
  tasks: readonly TaskItem[];
  /** `acted` is true if the form was submitted at least once. */
  onClose: (acted: boolean) => void;
}

/** Returns the tasks as the bulk dialog lists them. */
export function bulkItemsOf(tasks: readonly TaskItem[]): BulkItem[] {
  return tasks.map(({ applicationId, unitName, number }) => ({ applicationId, name: unitName, number }));
}
