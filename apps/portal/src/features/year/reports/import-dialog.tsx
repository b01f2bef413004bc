import { useMutation } from '@tanstack/react-query';
import { App, Button, Modal, Upload } from 'antd';
import { useRef, useState } from 'react';
import { addressOf, type Answer, newId } from '../../../server/api';
import { ProblemAlert } from '../../../components/problem-alert';
import type { Problem } from '../../../server/problem';
import { readAgain } from '../../../server/query';
import { sendFile } from '../../../server/send-file';
import { ImportPreview } from './import-preview';
import type { ReportDialogProps } from './report-dialogs';
import { useFocusReturn } from '../../../components/acts/use-focus-return';

type Imported = Answer<'importResults'>;

/** Imports the result sheet that the city has filled in (认定结果表), after a preview of every change. */
export function ImportDialog({ report, onClose }: ReportDialogProps) {
  const { message } = App.useApp();
  useFocusReturn();
  const [file, setFile] = useState<File>();
  const commandId = useRef(newId());
  const params = { year: String(report.year), id: report.id };
  const look = useMutation<Imported, Problem, File>({
    mutationFn: (sheet) =>
      sendFile(addressOf('importResults', { params, query: { preview: 'true' } }), sheet, sheet.name),
  });
  const take = useMutation<Imported, Problem, File>({
    mutationFn: (sheet) =>
      sendFile(
        addressOf('importResults', { params, query: { commandId: commandId.current } }),
        sheet,
        sheet.name,
      ),
    onSuccess: (done) => {
      void message.success(`已导入 ${done.changes.length} 项市级结果`);
      onClose();
    },
    onSettled: readAgain,
  });
  const ready = look.data && look.data.faults.length === 0 && look.data.changes.length > 0;
  const error = take.error ?? look.error;
  return (
    <Modal
      open
      title="导入市级结果表"
      width={820}
      onCancel={take.isPending ? undefined : onClose}
      footer={
        <>
          <Button onClick={onClose} disabled={take.isPending}>
            取消
          </Button>
          <Button
            type="primary"
            disabled={!ready}
            loading={take.isPending}
            onClick={() => file && take.mutate(file)}
          >
            {ready ? `导入 ${look.data.changes.length} 项` : '导入'}
          </Button>
        </>
      }
    >
      <p>先导出本批次的表,由市级填好结果,再选择该文件(xlsx 或 csv,不超过 5 MB)。选好后先显示每一处变更。</p>
      <Upload
        accept=".xlsx,.csv"
        maxCount={1}
        showUploadList={false}
        beforeUpload={(chosen) => {
          setFile(chosen);
          commandId.current = newId();
          take.reset();
          look.mutate(chosen);
          return false;
        }}
      >
        <Button loading={look.isPending}>{file ? `换一个文件(现为 ${file.name})` : '选择文件'}</Button>
      </Upload>
      {error && <ProblemAlert error={error} />}
      {look.data && <ImportPreview preview={look.data} />}
    </Modal>
  );
}
