import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Upload } from 'antd';
import { useId, useState } from 'react';
import { WordTag } from '../../../components/word-tag';
import { type CheckLine, checkLines, rootOf } from './checks';
import { type Checked, useCheck } from './use-check';

const MOST_SHOWN = 100;

/** 核验证据包: takes an archive, checks it in the browser with the code of the stand-alone checker, and says each result. */
export function CheckArchive() {
  const [checked, check] = useCheck();
  const [text, setText] = useState('');
  const [isRefused, setRefused] = useState(false);
  const field = useId();
  const isChecking = checked !== undefined && checked.result === undefined;
  const take = (archive: File) => {
    const root = rootOf(text);
    const isWrong = text.trim() !== '' && root === undefined;
    setRefused(isWrong);
    if (!isWrong) check({ archive, root });
  };
  return (
    <section className="card" aria-labelledby="check-archive">
      <h2 id="check-archive">核验证据包</h2>
      <p>选择任何一年的证据包，由浏览器在这台电脑上核验，文件不会上传。</p>
      <label htmlFor={field}>另行留存的封存值（可不填）</label>
      <Input
        id={field}
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder="例如区无废办“每日待办”邮件里的封存值"
        status={isRefused ? 'error' : undefined}
        aria-invalid={isRefused}
        aria-describedby={isRefused ? `${field}-fault` : undefined}
      />
      {isRefused && (
        <p id={`${field}-fault`} className="upload-fault" role="alert">
          这不是封存值：应为“sha256:”和其后的 64 个字母、数字。请核对，或留空。
        </p>
      )}
      <p className="evidence-choose">
        <Upload
          accept=".zip"
          showUploadList={false}
          beforeUpload={(file) => {
            take(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <Button type="primary" icon={<SafetyCertificateOutlined />} loading={isChecking}>
            选择 zip 文件并核验
          </Button>
        </Upload>
      </p>
      <div aria-live="polite">
        {isChecking && <p>正在核验“{checked.name}”……</p>}
        {checked?.result && <Outcome {...checked} result={checked.result} />}
      </div>
    </section>
  );
}

function Outcome({ name, isCompared, result }: Required<Checked>) {
  const { ok, faults, root, chains, records, completed, gauges, names, proposal } = result;
  const title = ok ? `“${name}”核验通过` : `“${name}”发现 ${faults.length} 处问题`;
  return (
    <>
      <Alert type={ok ? 'success' : 'error'} showIcon title={title} />
      <ul className="evidence-checks" aria-label="核验结果">
        {checkLines(result, isCompared).map((line) => (
          <Line key={line.title} line={line} />
        ))}
      </ul>
      {root && (
        <dl className="facts">
          <dt>封存值</dt>
          <dd>
            <code className="evidence-root">{root}</code>
            {chains} 条链，{records} 条记录
          </dd>
          {gauges?.map(({ id, target, completed: done, gap, surplus }) => (
            <Fact key={id} name={`${names?.[id] ?? id} ${target}`}>
              计入 {done}，缺 {gap}，超出 {surplus}
            </Fact>
          ))}
          {proposal && (
            <Fact name="结转建议">
              计入 {completed} 个；建议结转 {proposal.length} 个
              {proposal.length > 0 && `：${proposal.join('、')}`}
            </Fact>
          )}
        </dl>
      )}
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

const WORDS = { passed: '通过', failed: '有问题', skipped: '未核验' } as const;
const TONES = { passed: 'good', failed: 'bad', skipped: 'plain' } as const;

function Line({ line: { title, state, faults } }: { line: CheckLine }) {
  return (
    <li>
      <WordTag tone={TONES[state]}>{WORDS[state]}</WordTag> {title}
      {faults.length > 0 && (
        <ul>
          {faults.slice(0, MOST_SHOWN).map(({ where, detail }, i) => (
            <li key={i}>
              <strong>{where}</strong>：{detail}
            </li>
          ))}
          {faults.length > MOST_SHOWN && <li>另有 {faults.length - MOST_SHOWN} 处，未列出。</li>}
        </ul>
      )}
    </li>
  );
}
