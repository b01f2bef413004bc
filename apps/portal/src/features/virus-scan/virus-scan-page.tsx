import type { VirusScanView } from '@app/contracts';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { Loading } from '../../components/loading';
import { Page } from '../../components/page';
import { PlainTable } from '../../components/plain-table';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { WordTag } from '../../components/word-tag';
import { momentText } from '../../dates/time';
import { useCall } from '../../server/query';

const FAULT_NAMES: Record<VirusScanView['faults'][number]['fault'], string> = {
  unreachable: '连不上查毒服务',
  silent: '查毒服务没有在时限内答复',
  tooLarge: '文件超过查毒服务的大小限制，请系统管理员调高 clamd 的 StreamMaxLength',
  limits: '查毒服务到了自身的限度，请系统管理员调高 clamd 的 MaxFileSize 和 MaxScanSize',
  refused: '查毒服务答复异常，请系统管理员查看 clamd 的日志',
  missing: '存储中没有这份文件，请系统管理员核对备份',
};

/** 查毒: whether the scanner answers, how much waits, and which files are not given out, with the way to each. */
export function Component() {
  const { data, error, refetch } = useCall('getVirusScan');
  return (
    <Page title="查毒" lead="上传的文件查毒通过以后才能打开。">
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && <Overview scan={data} />}
    </Page>
  );
}

function Overview({ scan }: { scan: VirusScanView }) {
  const { isOn, silentSince, waiting, scanned, faults, stopped } = scan;
  return (
    <>
      {!isOn && (
        <Alert
          className="problem"
          type="info"
          showIcon
          title="没有启用查毒"
          description="文件上传后即可打开。需要启用的，请系统管理员配置查毒服务（CLAMD_ADDRESS）；此前的文件会逐份补查。"
        />
      )}
      {silentSince && (
        <Alert
          className="problem"
          type="error"
          showIcon
          title={`查毒服务自 ${momentText(silentSince)} 起没有应答`}
          description="文件照常可以上传和提交，没有查过的不能打开。请告知系统管理员检查 clamd；恢复后自动补查。"
        />
      )}
      {isOn && (
        <section className="card" aria-labelledby="progress">
          <h2 id="progress">进度</h2>
          <p>
            已查 <strong>{scanned}</strong> 份，待查 <strong>{waiting}</strong> 份。
          </p>
          {faults.length > 0 && (
            <ul>
              {faults.map(({ fault, files }) => (
                <li key={fault}>
                  {files} 份上一次没有查成：{FAULT_NAMES[fault]}。
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
      <section className="card" aria-labelledby="stopped">
        <h2 id="stopped">不能打开的文件</h2>
        {stopped.length === 0 ? <p className="quiet">没有。</p> : <Stopped files={stopped} />}
      </section>
    </>
  );
}

function Stopped({ files }: { files: VirusScanView['stopped'] }) {
  return (
    <>
      <p className="quiet">有病毒的已经隔离，上传人收到了邮件。需要这份材料的，请上传人换一版。</p>
      <PlainTable label="不能打开的文件" heads={['文件', '结果', '所在', '上传人', '查毒时间']}>
        {files.map(({ id, name, scan, finding, place, path, by, at }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>
              <WordTag tone={scan === 'infected' ? 'bad' : 'warn'}>
                {scan === 'infected' ? '有病毒' : '设有密码，未能查毒'}
              </WordTag>{' '}
              {finding && <span className="quiet">{finding}</span>}
            </td>
            <td>
              <Link to={path}>{place}</Link>
            </td>
            <td>{by}</td>
            <td>{momentText(at)}</td>
          </tr>
        ))}
      </PlainTable>
    </>
  );
}
