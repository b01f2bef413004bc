import { Button } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../server/api';
import { ExportMenu } from '../../components/lists/export-button';
import { useToday } from '../../shell/me';
import { DocumentDialog } from './document-dialog';
import type { Step } from './steps';

interface NamingActsProps {
  step: Step;
  count: number;
  onAct?: () => void;
}

/**
 * The buttons beside the title: the act on the chosen applications, and the lists and documents of the year.
 */
export function NamingActs({ step, count, onAct }: NamingActsProps) {
  const year = useToday().slice(0, 4);
  const [document, setDocument] = useState<'notice' | 'named'>();
  const address = (name: 'exportNotice' | 'exportNamed') => addressOf(name, { params: { year } });
  return (
    <>
      {onAct && (
        <Button type="primary" disabled={count === 0} onClick={onAct}>
          {step.act && step.actName}
          {count > 0 && `(${count})`}
        </Button>
      )}
      <ExportMenu
        label="名单与文件"
        items={[
          { key: 'notice', label: `${year} 年公示名单(xlsx)`, address: address('exportNotice') },
          { key: 'noticeText', label: '公示文件(docx)…', onClick: () => setDocument('notice') },
          { key: 'named', label: `${year} 年命名名单(xlsx)`, address: address('exportNamed') },
          { key: 'namedText', label: '命名文件(docx)…', onClick: () => setDocument('named') },
        ]}
      />
      {document && <DocumentDialog kind={document} year={year} onClose={() => setDocument(undefined)} />}
    </>
  );
}
