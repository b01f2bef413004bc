import { YEAR_COMMAND_NAMES, type ReportView } from '@app/contracts';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Loading } from '../../../components/loading';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { WordTag } from '../../../components/word-tag';
import { useCall } from '../../../server/query';
import { dateText } from '../../../dates/time';
import { CellTable } from '../carry-over/cell-table';
import { batchText } from './batch-size';
import { ImportDialog } from './import-dialog';
import { ChangeDialog, DiscardDialog } from './draft-report-dialogs';
import { FixDialog, SendDialog } from './report-dialogs';
import { ReportExports } from './report-exports';
import { ResultsDialog } from './results-dialog';
import { useYear } from '../../../years/use-year';
import { YearFrame } from '../year-frame';

const DIALOGS = {
  fixReport: FixDialog,
  sendReport: SendDialog,
  recordCityResults: ResultsDialog,
  assembleReport: ChangeDialog,
  discardReport: DiscardDialog,
} as const;

const NAMES: Record<string, string> = { ...YEAR_COMMAND_NAMES, assembleReport: '修改批次' };

type DialogName = keyof typeof DIALOGS | 'import';

/** The page of one report to the city: its cells, document number, dates, and the city's results. */
export function Component() {
  const year = useYear();
  const { id = '' } = useParams();
  const { data, error, refetch } = useCall('getReport', { params: { year, id } });
  return (
    <YearFrame
      title="上报批次"
      lead={data && <Facts report={data} />}
      extra={data && data.state !== 'discarded' && <ReportExports year={year} report={data} />}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Batch report={data} />}
    </YearFrame>
  );
}

function Facts({ report }: { report: ReportView }) {
  const { stateName, documentNumber, date, dueOn, sentOn, late } = report;
  return (
    <>
      <WordTag tone={report.state === 'discarded' ? 'plain' : 'info'}>{stateName}</WordTag>
      {late && <WordTag tone="bad">已逾期</WordTag>}
      {documentNumber ?? (report.state === 'discarded' ? '未定稿即作废' : '尚未定稿')}
      {date && `，${dateText(date)}`}
      {dueOn && `；市级要求 ${dateText(dueOn)}前报送`}
      {sentOn && `；${dateText(sentOn)}已报送`}
    </>
  );
}

function Batch({ report }: { report: ReportView }) {
  const [open, setOpen] = useState<DialogName>();
  const acts = (Object.keys(DIALOGS) as (keyof typeof DIALOGS)[]).filter((type) =>
    report.actions.includes(type),
  );
  const Dialog = open && open !== 'import' ? DIALOGS[open] : undefined;
  const close = () => setOpen(undefined);
  return (
    <>
      {acts.length > 0 && (
        <section className="card acts no-print" aria-labelledby="acts">
          <h2 id="acts">您现在可以办理</h2>
          <div className="acts-row">
            {acts.map((type) => (
              <Button key={type} danger={type === 'discardReport'} onClick={() => setOpen(type)}>
                {NAMES[type]}
              </Button>
            ))}
            {acts.includes('recordCityResults') && (
              <Button type="primary" onClick={() => setOpen('import')}>
                导入市级结果表
              </Button>
            )}
          </div>
        </section>
      )}
      <section className="card" aria-labelledby="members">
        <h2 id="members">本批次的细胞（{batchText(report)}）</h2>
        <CellTable
          label="本批次的细胞"
          cells={report.members}
          more={[
            {
              title: '市级结果',
              key: 'result',
              sort: 'result',
              by: ({ resultName }) => resultName,
              render: (_, cell) => (
                <>
                  {cell.resultName ?? '未登记'} {cell.resultOn && dateText(cell.resultOn)}
                  {cell.resultEnteredOn !== cell.resultOn && `（${dateText(cell.resultEnteredOn!)} 登记）`}
                  {!cell.inBatch && <WordTag tone="warn">已离开本批次</WordTag>}
                  {cell.reason && <div className="quiet">{cell.reason}</div>}
                </>
              ),
            },
          ]}
        />
      </section>
      {Dialog && <Dialog report={report} onClose={close} />}
      {open === 'import' && <ImportDialog report={report} onClose={close} />}
    </>
  );
}
