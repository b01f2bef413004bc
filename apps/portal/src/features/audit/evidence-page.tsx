import type { SealList } from '@app/contracts';
import { addressOf } from '../../server/api';
import { EmptyState } from '../../components/lists/empty-state';
import { DownloadButton } from '../../components/lists/export-button';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { CheckArchive } from './checker/check-archive';
import { useCall } from '../../server/query';
import { useYear } from '../../years/use-year';
import { dateText, momentText } from '../../dates/time';
import './evidence.css';

const SHOWN = 7;

/** The evidence package (证据包) of the year, the separate checker, and the root hashes to compare with. */
export function Component() {
  const year = useYear();
  return (
    <Page
      title="证据包与核验"
      lead={year && `${year} 年度。任何人都能用自己的电脑查出记录有没有被改动。`}
      year="one"
    >
      {year && <Files year={year} />}
      <CheckArchive />
      {year && <Check year={year} />}
      {year && <Roots year={year} />}
    </Page>
  );
}

function Files({ year }: { year: string }) {
  return (
    <section className="card" aria-labelledby="evidence">
      <h2 id="evidence">下载</h2>
      <p>证据包里有 {year} 年度的台账、规则、决定、邮件和计时记录，以及各份材料的散列值，不含姓名和电话。</p>
      <div className="page-extra">
        <DownloadButton
          address={addressOf('exportEvidence', { params: { year } })}
          label={`${year} 年度证据包（zip）`}
        />
        <DownloadButton address={addressOf('exportChecker')} label="核验程序（verify.mjs）" />
      </div>
    </section>
  );
}

function Check({ year }: { year: string }) {
  return (
    <section className="card" aria-labelledby="check">
      <h2 id="check">在自己的电脑上核验</h2>
      <p>上面的核验由本系统的网页完成；不信任本系统的，用同一核验程序离线核验：</p>
      <ol>
        <li>单独下载核验程序，不要用证据包里的那一份：它也可能被替换。电脑上只需装有 Node，可以断网。</li>
        <li>
          两个文件放在一起，把证据包改名为 evidence.zip，运行：
          <pre className="evidence-code" tabIndex={0}>
            node verify.mjs evidence.zip
          </pre>
        </li>
        <li>
          没有问题时，回答像这样：
          <pre className="evidence-code" tabIndex={0}>
            {`evidence.zip:核验通过\n  封存值 sha256:…(9 条链,312 条记录)\n  市级任务指标 45:计入 46,缺 0,超出 1\n  计入 46 个;结转建议 1 个:…-${year}-…-0046`}
          </pre>
          有问题时，逐条指出是哪一件申报的第几条记录被改动、删除、插入、调换或截去。
        </li>
        <li>
          包里的 seals.jsonl
          每行是一天的封存值，应与下面所列、以及区无废办当天早上“每日待办”邮件里的一致。整包伪造的，只有这样比对才能发现。
        </li>
      </ol>
    </section>
  );
}

function Roots({ year }: { year: string }) {
  const { data, error, refetch } = useCall('listSeals', { params: { year } });
  return (
    <section className="card" aria-labelledby="roots">
      <h2 id="roots">每日封存值</h2>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.items.length === 0 && (
        <EmptyState title="还没有封存值" hint="一天过完后，当天的记录会在夜里封存。" />
      )}
      <ol className="evidence-roots">
        {data?.items.slice(0, SHOWN).map((seal, i) => (
          <Root key={seal.day} seal={seal} isNewest={i === 0} />
        ))}
      </ol>
    </section>
  );
}

function Root({ seal, isNewest }: { seal: SealList['items'][number]; isNewest: boolean }) {
  const { day, root, chains, records, sealedAt } = seal;
  return (
    <li>
      <strong>
        {dateText(day)}
        {isNewest && '（最近一次）'}
      </strong>
      <code className="evidence-root">{root}</code>
      <span className="quiet">
        {chains} 条链，{records} 条记录，{momentText(sealedAt)}封存；记录没有变动的日子不另封存
      </span>
    </li>
  );
}
