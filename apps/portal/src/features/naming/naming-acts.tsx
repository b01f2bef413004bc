import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../api';
import { useToday } from '../../shell/me';
import { DocumentDialog } from './document-dialog';
import type { Step } from './steps';

interface NamingActsProps {
  step: Step;
  count: number;
  onAct?: () => void;
}

/** Beside the title: the act on those chosen, and the year's lists and documents. */
export function NamingActs({ step, count, onAct }: NamingActsProps) {
  const year = useToday().slice(0, 4);
  const [document, setDocument] = useState<'notice' | 'named'>();
  const link = (name: 'exportNotice' | 'exportNamed', format: 'xlsx' | 'csv') =>
    addressOf(name, { params: { year }, query: { format } });
  return (
    <>
      {onAct && (
        <Button type="primary" disabled={count === 0} onClick={onAct}>
          {step.act && step.actName}
          {count > 0 && `(${count})`}
        </Button>
      )}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'notice', label: <a href={link('exportNotice', 'xlsx')}>{year} 年公示名单(xlsx)</a> },
            {
              key: 'noticeText',
              label: (
                <button type="button" className="plain" onClick={() => setDocument('notice')}>
                  公示文件(docx)…
                </button>
              ),
            },
            { key: 'named', label: <a href={link('exportNamed', 'xlsx')}>{year} 年命名名单(xlsx)</a> },
            {
              key: 'namedText',
              label: (
                <button type="button" className="plain" onClick={() => setDocument('named')}>
                  命名文件(docx)…
                </button>
              ),
            },
          ],
        }}
      >
        <Button icon={<DownloadOutlined />}>名单与文件</Button>
      </Dropdown>
      {document && <DocumentDialog kind={document} year={year} onClose={() => setDocument(undefined)} />}
    </>
  );
}
