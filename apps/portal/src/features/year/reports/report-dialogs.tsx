import { documentNumberFault, type ReportView, enteredDocumentNumber } from '@app/contracts';
import { Form } from 'antd';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { DateField } from '../../../components/date-field';
import { useToday } from '../../../shell/me';
import { useYearCommand, type YearAnswer, type YearCommand } from '../../../components/acts/use-year-command';
import { PlainInput } from '../../../components/plain-input';

export interface ReportDialogProps {
  report: ReportView;
  onClose: () => void;
}

/** Fixes a report (定稿) with document number and date; afterwards its cells cannot change. */
export function FixDialog({ report, onClose }: ReportDialogProps) {
  const today = useToday();
  return (
    <CommandDialog<{ documentNumber: string; date: string }, YearCommand, YearAnswer>
      title="上报批次定稿"
      explain={`共 ${report.members.length} 个细胞。定稿之后不再增减。`}
      command={useYearCommand(String(report.year))}
      initial={{ date: today }}
      toCommand={({ documentNumber, date }) => ({
        type: 'fixReport',
        reportId: report.id,
        documentNumber: documentNumber.trim(),
        date,
      })}
      onClose={onClose}
    >
      <Form.Item
        name="documentNumber"
        label="发文字号"
        extra="例如 某区无废办〔2024〕30号"
        rules={[
          {
            validator: async (_, text: string | undefined) => {
              const fault = documentNumberFault(text?.trim() ?? '');
              if (fault) throw new Error(fault);
            },
          },
        ]}
      >
        <PlainInput kept={enteredDocumentNumber} autoComplete="off" />
      </Form.Item>
      <Form.Item name="date" label="日期" rules={[{ required: true, message: '请填写日期。' }]}>
        <DateField />
      </Form.Item>
    </CommandDialog>
  );
}

/** Marks a report as sent to the city (标记为已报送). */
export function SendDialog({ report, onClose }: ReportDialogProps) {
  const today = useToday();
  return (
    <CommandDialog<{ sentOn: string }, YearCommand, YearAnswer>
      title="标记为已报送"
      explain={`${report.documentNumber ?? ''}，共 ${report.members.length} 个细胞。`}
      command={useYearCommand(String(report.year))}
      initial={{ sentOn: today }}
      toCommand={({ sentOn }) => ({ type: 'sendReport', reportId: report.id, sentOn })}
      onClose={onClose}
    >
      <Form.Item name="sentOn" label="报送日期" rules={[{ required: true, message: '请填写报送日期。' }]}>
        <DateField max={today} />
      </Form.Item>
    </CommandDialog>
  );
}
