import { App, Button } from 'antd';
import { SheetButton, useSheetImport } from '../../components/files/sheet-import';
import { DownloadButton } from '../../components/lists/export-button';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { momentText } from '../../dates/time';
import { addressOf, type Answer } from '../../server/api';
import { useCall } from '../../server/query';
import { EarlierPreview } from './earlier-preview';

type Imported = Answer<'importEarlier'>;

/** The page 补录: cells named earlier and cases begun on paper come in by a sheet, previewed row by row. */
export function Component() {
  const { data, error, refetch } = useCall('listEarlierImports', {});
  return (
    <Page
      title="补录以往命名细胞和在办申报"
      lead="以往年度已命名的细胞和纸质在办的申报，用一张表录入：计入各自年度，参加查重、动态复核和单位库，标明“补录”。年度尚未建立的，先在“新建年度”中建立。"
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
  const sheet = useSheetImport<Imported>(
    (query) => addressOf('importEarlier', { query }),
    (done) => {
      void message.success(`已补录 ${done.items.length} 行`);
      sheet.forget();
    },
  );
  const { file, found, error, isLooking, isTaking } = sheet;
  const ready = found && found.faults.length === 0 && found.items.length > 0;
  return (
    <section className="card" aria-labelledby="import">
      <h2 id="import">导入</h2>
      <p>
        先下载补录表，逐行填好，再选择该文件（xlsx 或 csv，不超过 5 MB）。选好后先逐行预览，确认无误再导入。
      </p>
      <div className="acts-row">
        <SheetButton file={file} onChoose={sheet.choose} loading={isLooking} disabled={isTaking} />
        <Button type="primary" disabled={!ready} loading={isTaking} onClick={sheet.take}>
          {ready ? `导入 ${found.items.length} 行` : '导入'}
        </Button>
      </div>
      {error && <ProblemAlert error={error} />}
      {found && <EarlierPreview found={found} />}
    </section>
  );
}
