import { UploadOutlined } from '@ant-design/icons';
import { Button, Space, Upload } from 'antd';
import { useState } from 'react';
import { PasteTable } from '../../components/files/paste-table';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { Problem } from '../../server/problem';
import type { EnteredYear } from './entered-year';

interface ImportYearProps {
  year: string;
  onRead: (entered: EnteredYear) => void;
  isReading: boolean;
}

/** Imports a year from a table of any program, or from a JSON file. */
export function ImportYear({ year, onRead, isReading }: ImportYearProps) {
  const [fault, setFault] = useState<Problem>();
  const read = async (file: File) => {
    setFault(undefined);
    try {
      onRead(await contentOf(file));
    } catch {
      setFault(new Problem({ title: '读不出来', detail: `“${file.name}”不是完整的 JSON 文件。` }));
    }
  };
  return (
    <>
      <p>
        每行一项：类别、日期、备注，Excel 表格或用逗号分开都可以。类别为“放假”“调休”；日期如
        10-01、10月1日，连续几天写起止；“通知”一行写文号和印发日期。
      </p>
      <pre className="sample">{`放假,01-01\n放假,10-01..10-07\n调休,09-28\n通知,国办发明电〔${Number(year) - 1}〕7号,${Number(year) - 1}-10-25`}</pre>
      {fault && <ProblemAlert error={fault} />}
      <Space wrap>
        <Upload
          accept=".xlsx,.csv,.txt,.json"
          showUploadList={false}
          beforeUpload={(file) => {
            void read(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button icon={<UploadOutlined />} loading={isReading}>
            选择文件（xlsx、csv 或 JSON）
          </Button>
        </Upload>
        <PasteTable onPaste={(file) => void read(file)} disabled={isReading} />
      </Space>
    </>
  );
}

/** Parses JSON; throws SyntaxError. A table stays as it is: the server reads it, and reports its faults by line. */
async function contentOf(file: File): Promise<EnteredYear> {
  const isJson =
    file.name.toLowerCase().endsWith('.json') ||
    (await file.slice(0, 100).text()).trimStart().startsWith('{');
  return isJson ? (JSON.parse(await file.text()) as EnteredYear) : file;
}
