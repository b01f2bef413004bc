import { UploadOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../components/problem-alert';
import { Problem } from '../../server/problem';
import type { EnteredYear } from './entered-year';

interface ImportYearProps {
  year: string;
  onRead: (entered: EnteredYear) => void;
  isReading: boolean;
}

/** Imports a year from a CSV or JSON file. */
export function ImportYear({ year, onRead, isReading }: ImportYearProps) {
  const [fault, setFault] = useState<Problem>();
  const read = async (file: File) => {
    setFault(undefined);
    try {
      onRead(contentOf(file.name, await file.text()));
    } catch {
      setFault(new Problem({ title: '读不出来', detail: `“${file.name}”不是 JSON 文件,也不是 csv 表格。` }));
    }
  };
  return (
    <>
      <p>
        每行一项,逗号分开:类别,日期,备注。类别为“放假”“调休”,日期写月-日,连续几天写起止;“通知”一行写文号和印发日期。
      </p>
      <pre className="sample">{`放假,01-01\n放假,10-01..10-07\n调休,09-28\n通知,国办发明电〔${Number(year) - 1}〕7号,${Number(year) - 1}-10-25`}</pre>
      {fault && <ProblemAlert error={fault} />}
      <Upload
        accept=".csv,.txt,.json"
        showUploadList={false}
        beforeUpload={(file) => {
          void read(file);
          return Upload.LIST_IGNORE;
        }}
      >
        <Button icon={<UploadOutlined />} loading={isReading}>
          选择文件(csv 或 JSON)
        </Button>
      </Upload>
    </>
  );
}

/** Parses JSON; throws SyntaxError. CSV stays text, because the server reports its faults by line. */
function contentOf(name: string, text: string): EnteredYear {
  const isJson = name.toLowerCase().endsWith('.json') || text.trimStart().startsWith('{');
  return isJson ? (JSON.parse(text) as EnteredYear) : text;
}
