import { STAGE_NAMES } from '@app/contracts';
import { Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { Answer } from '../../api';
import type { TaskItem } from './worklist-page';

type Result = Answer<'actInBulk'>['items'][number];

interface BulkResultsProps {
  tasks: TaskItem[];
  answer: Answer<'actInBulk'>;
}

/** What became of each, in a sentence. */
export function BulkResults({ tasks, answer }: BulkResultsProps) {
  const names = new Map(tasks.map((task) => [task.applicationId, task]));
  const columns: TableColumnsType<Result> = [
    {
      title: '单位',
      key: 'unit',
      render: (_, { applicationId }) => (
        <Link to={`/applications/${applicationId}`}>{names.get(applicationId)?.unitName}</Link>
      ),
    },
    { title: '编号', key: 'number', render: (_, { applicationId }) => names.get(applicationId)?.number },
    {
      title: '结果',
      key: 'result',
      render: (_, { problem }) =>
        problem ? <span className="bulk-failed">未办理:{problem.detail}</span> : <span>已办理</span>,
    },
    {
      title: '现在的环节',
      key: 'stage',
      render: (_, { answer: done }) => done && STAGE_NAMES[done.stage as keyof typeof STAGE_NAMES],
    },
  ];
  return (
    <>
      <p role="status">
        已办理 {answer.succeeded} 项{answer.failed > 0 && `,未办理 ${answer.failed} 项`}。
      </p>
      <Table<Result>
        aria-label="逐项结果"
        size="small"
        rowKey="applicationId"
        dataSource={answer.items}
        columns={columns}
        pagination={false}
        scroll={{ x: 'max-content', y: 420 }}
      />
    </>
  );
}
