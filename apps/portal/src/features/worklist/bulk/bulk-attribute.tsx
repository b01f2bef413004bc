import { BulkDialog } from '../../../components/acts/bulk-dialog';
import { NoteField } from '../../../components/fields';
import { type BulkFormProps, bulkItemsOf } from './bulk-form';

/** Ends several cases in the year in which each cell counts already (计入考核年度). */
export default function BulkAttribute({ tasks, onClose }: BulkFormProps) {
  const own = new Map(tasks.map(({ applicationId, bulkAct }) => [applicationId, bulkAct?.given]));
  const years = [...new Set([...own.values()].map((given) => String(given?.assessmentYear)))].sort();
  return (
    <BulkDialog<{ reason?: string }>
      title="批量计入"
      explain={`各件计入 ${years.join('、')} 考核年度，申报即告办结。需要结转到下一年度的，在“年度 · 结转”中按建议办理。`}
      items={bulkItemsOf(tasks)}
      toCommand={({ reason }, { applicationId }) => ({
        ...{ type: 'attribute', ...own.get(applicationId) },
        ...(reason && { reason }),
      })}
      onClose={onClose}
    >
      <NoteField name="reason" />
    </BulkDialog>
  );
}
