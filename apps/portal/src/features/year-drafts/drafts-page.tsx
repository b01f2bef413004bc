import type { YearDraftView } from '@app/contracts';
import { UploadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { Link, useNavigate } from 'react-router';
import { useOneAtATime } from '../../components/acts/use-once';
import { DownloadButton } from '../../components/lists/export-button';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { addressOf, type Ask, call } from '../../server/api';
import { Problem } from '../../server/problem';
import { readAgain, useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import './year-drafts.css';

/** The page 新建年度: drafts in preparation, and how a new one is made, from last year's rules or from a file. */
export function Component() {
  const me = useMe();
  const { data, error, refetch } = useCall('listYearDrafts');
  const create = useCreate();
  const createOnce = useOneAtATime((body: Ask<'createYearDraft'>['body']) =>
    create.mutateAsync(body).catch(() => undefined),
  );
  return (
    <Page title="新建年度" lead="新的年度先做成草案，逐部分填写、检查、与上年比较，再发布。">
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && (
        <section className="card" aria-labelledby="drafts">
          <h2 id="drafts">正在准备的草案</h2>
          {data.items.length === 0 && <p className="quiet">没有正在准备的草案。</p>}
          <ul className="list-cards">
            {data.items.map((item) => (
              <li key={item.year}>
                <div className="card-head">
                  <Link to={`/year-drafts/${item.year}`}>{item.year} 年度草案</Link>
                </div>
                <div className="quiet">
                  {item.changedBy}最近修改 ·{' '}
                  {item.faults === 0 ? '没有错误，可以发布' : `还有 ${item.faults} 处要填写或改正`}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {data && me.role === 'office' && (
        <section className="card" aria-labelledby="new">
          <h2 id="new">新建草案</h2>
          {create.error && <ProblemAlert error={placed(create.error)} />}
          {data.bases.map(({ version, forYear }) => (
            <p key={version}>
              <Button
                type="primary"
                loading={create.isPending}
                onClick={() => createOnce({ version })}
              >{`按 ${version} 版规则新建 ${forYear} 年度`}</Button>
            </p>
          ))}
          {data.earlierBase && (
            <p>
              <Button
                loading={create.isPending}
                onClick={() => {
                  const { version, forYear } = data.earlierBase!;
                  void createOnce({ version, forYear });
                }}
              >{`新建以前的 ${data.earlierBase.forYear} 年度（供补录）`}</Button>
              <span className="quiet"> 其定期任务已经过去，不再列出；12月31日的数字也不再提醒。</span>
            </p>
          )}
          <p className="quiet">
            文件标题、发布日期、总数和基数的原文留空，须按新一年的通知填写；日期顺延一年，其余内容与上年相同，请逐项对照。
          </p>
          <Upload
            accept=".json"
            showUploadList={false}
            beforeUpload={(file) => {
              void file.text().then((text) => createOnce({ file: text, fileName: file.name }));
              return Upload.LIST_IGNORE;
            }}
          >
            <Button icon={<UploadOutlined />} loading={create.isPending}>
              从年度文件新建（programme-年度.json）
            </Button>
          </Upload>
        </section>
      )}
      {data && data.bases.length > 0 && (
        <section className="card" aria-labelledby="out">
          <h2 id="out">导出年度文件</h2>
          {data.bases.map(({ version, year }) => (
            <DownloadButton
              key={version}
              address={addressOf('exportProgramme', { params: { version } })}
              label={`${year} 年度（${version} 版）`}
            />
          ))}
        </section>
      )}
    </Page>
  );
}

function useCreate() {
  const navigate = useNavigate();
  return useMutation<YearDraftView, Problem, Ask<'createYearDraft'>['body']>({
    mutationFn: (body) => call('createYearDraft', { body }),
    onSuccess: async ({ year }) => {
      await readAgain();
      await navigate(`/year-drafts/${year}`);
    },
    onError: (problem) => (problem.isConflict ? readAgain() : undefined),
  });
}

/** Returns the problem with each fault behind its place in the file. */
function placed(problem: Problem): Problem {
  const { status, code, title, message: detail, requestId: instance, facts } = problem;
  const errors = problem.faults.map((fault) => ({
    ...fault,
    detail: `${fault.pointer ?? ''} ${fault.detail}`.trim(),
  }));
  return new Problem({ status, code, title, detail, instance, facts, errors }, problem.retryAfter);
}
