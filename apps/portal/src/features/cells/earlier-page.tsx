import { useMutation } from '@tanstack/react-query';
import { App, Button, Upload } from 'antd';
import { useRef, useState } from 'react';
import { DownloadButton } from '../../components/lists/export-button';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem-alert';
import { momentText } from '../../dates/time';
import { addressOf, type Answer, newId } from '../../server/api';
import type { Problem } from '../../server/problem';
import { readAgain, useCall } from '../../server/query';
import { sendFile } from '../../server/send-file';
import { EarlierPreview } from './earlier-preview';

type Imported = Answer<'importEarlier'>;

/** The page 补录: cells named earlier and cases begun on paper come in by a sheet, previewed row by row. */
export function Component() {
  const { data, error, refetch } = useCall('listEarlierImports', {});
  return (
    <Page
      title="补录以往命名细胞和在办申报"
      lead="以往年度已命名的细胞和纸质在办的申报，用一张表录入：计入各自年度，参加查重、动态复核和单位库，标明“补录”。"
      extra={<DownloadButton address={addressOf('exportEarlierSheet', {})} label="下载补录表" />}
    >
      <Import />
      <section className="card" aria-labelledby="imports">
        <h2 id="imports">补录记录</h2>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {data?.items.length === 0 && <p className="quiet">还没有补录过。</p>}
        <ul>
          {data?.items.map(({ id, fileName, at, byName, rows }) => (
            <li key={id}>
              {momentText(at)} {byName} 补录 {rows} 行（{fileName}）
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}

function Import() {
  const { message } = App.useApp();
  const [file, setFile] = useState<File>();
  const commandId = useRef(newId());
  const send = (sheet: File, query: Record<string, string>) =>
    sendFile<Imported>(addressOf('importEarlier', { query }), sheet, sheet.name);
  const look = useMutation<Imported, Problem, File>({
    mutationFn: (sheet) => send(sheet, { preview: 'true' }),
  });
  const take = useMutation<Imported, Problem, File>({
    mutationFn: (sheet) => send(sheet, { commandId: commandId.current }),
    onSuccess: (done) => {
      void message.success(`已补录 ${done.items.length} 行`);
      look.reset();
      setFile(undefined);
    },
    onSettled: readAgain,
  });
  const ready = look.data && look.data.faults.length === 0 && look.data.items.length > 0;
  const error = take.error ?? look.error;
  return (
    <section className="card" aria-labelledby="import">
      <h2 id="import">导入</h2>
      <p>
        先下载补录表，逐行填好，再选择该文件（xlsx 或 csv，不超过 5 MB）。选好后先逐行预览，确认无误再导入。
      </p>
      <div className="acts-row">
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
          <Button loading={look.isPending} disabled={take.isPending}>
            {file ? `换一个文件（现为 ${file.name}）` : '选择文件'}
          </Button>
        </Upload>
        <Button
          type="primary"
          disabled={!ready}
          loading={take.isPending}
          onClick={() => file && take.mutate(file)}
        >
          {ready ? `导入 ${look.data.items.length} 行` : '导入'}
        </Button>
      </div>
      {error && <ProblemAlert error={error} />}
      {look.data && <EarlierPreview found={look.data} />}
    </section>
  );
}
