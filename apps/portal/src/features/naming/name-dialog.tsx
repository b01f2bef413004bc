import { type TaskItem, documentNumberFault, enteredDocumentNumber } from '@app/contracts';
import { Form } from 'antd';
import { BulkDialog } from '../../components/acts/bulk-dialog';
import { DateField } from '../../components/date-field';
import { useToday } from '../../shell/me';
import { bulkItemOf } from './bulk-item';
import { SeveralYears } from './several-years';
import { PlainInput } from '../../components/plain-input';

interface Naming {
  documentNumber: string;
  date: string;
}

interface NameDialogProps {
  items: readonly TaskItem[];
  onClose: (acted: boolean) => void;
}

/** Names several cells (命名) with one document number and one date. */
export function NameDialog({ items, onClose }: NameDialogProps) {
  const today = useToday();
  return (
    <BulkDialog<Naming>
      title="命名"
      items={items.map(bulkItemOf)}
      explain="同一份文件命名的，发文字号和日期相同。命名后即计入考核年度，并告知申报单位。"
      initial={{ date: today }}
      toCommand={({ documentNumber, date }) => ({
        type: 'name',
        documentNumber: documentNumber.trim(),
        date,
      })}
      onClose={onClose}
    >
      <SeveralYears items={items} />
      <Form.Item
        name="documentNumber"
        label="发文字号"
        extra="例如 某区无废办〔2024〕23号"
        rules={[{ validator: async (_, text: string) => checkNumber(text) }]}
      >
        <PlainInput kept={enteredDocumentNumber} autoComplete="off" />
      </Form.Item>
      <Form.Item name="date" label="命名日期" rules={[{ required: true, message: '请填写命名日期。' }]}>
        <DateField max={today} />
      </Form.Item>
    </BulkDialog>
  );
}

function checkNumber(text: string | undefined): void {
  const fault = documentNumberFault(text?.trim() ?? '');
  if (fault) throw new Error(fault);
}
