import { App, Button, Form, Modal } from 'antd';
import { useState } from 'react';
import { DateField } from '../../../components/date-field';
import { SheetButton, useSheetImport } from '../../../components/files/sheet-import';
import { addressOf, type Answer } from '../../../server/api';
import { useToday } from '../../../shell/me';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { ImportPreview } from './import-preview';
import type { ReportDialogProps } from './report-dialogs';
import { useFocusReturn } from '../../../components/acts/use-focus-return';

type Imported = Answer<'importResults'>;

/** Imports the result sheet that the city has filled in (认定结果表), after a preview of every change. */
export function ImportDialog({ report, onClose }: ReportDialogProps) {
  const { message } = App.useApp();
  useFocusReturn();
  const today = useToday();
  const [receivedOn, setReceivedOn] = useState(today);
  const params = { year: String(report.year), id: report.id };
  const sheet = useSheetImport<Imported>(
    (query) => addressOf('importResults', { params, query: { ...query, receivedOn } }),
    (done) => {
      void message.success(`已导入 ${done.changes.length} 项市级结果`);
      onClose();
    },
  );
  const { file, found, error, isLooking, isTaking } = sheet;
  const ready = found && found.faults.length === 0 && found.changes.length > 0;
  return (
    <Modal
      open
      title="导入市级结果表"
      width={820}
      onCancel={isTaking ? undefined : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={isTaking}>
            取消
          </Button>
          <Button type="primary" disabled={!ready} loading={isTaking} onClick={sheet.take}>
            {ready ? `导入 ${found.changes.length} 项` : '导入'}
          </Button>
        </>
      }
    >
      <p>
        先导出本批次的表，由市级填好结果，再选择该文件（xlsx 或 csv，不超过 5 MB）。选好后先显示每一处变更。
      </p>
      <Form layout="vertical">
        <Form.Item label="收到日期" extra="收到市级结果或其文件的日期，不是登记的日期。">
          <DateField
            aria-label="收到日期"
            min={report.sentOn ?? undefined}
            max={today}
            value={receivedOn}
            onChange={(day) => setReceivedOn(day ?? today)}
          />
        </Form.Item>
      </Form>
      <SheetButton file={file} onChoose={sheet.choose} loading={isLooking} />
      {error && <ProblemAlert error={error} />}
      {found && <ImportPreview preview={found} />}
    </Modal>
  );
}
