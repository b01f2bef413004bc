import { Button } from 'antd';
import { useState } from 'react';
import { addressOf } from '../../server/api';
import { type ExportItem, ExportMenu } from '../../components/lists/export-button';
import { useNamedYear, useYears } from '../../years/use-year';
import { DocumentDialog } from './document-dialog';
import type { Step } from './steps';

interface NamingActsProps {
  step: Step;
  /** The programme years of the chosen applications, one for each of them. */
  chosen?: readonly number[];
  onAct?: () => void;
}

type Kind = 'notice' | 'named';

/**
 * The buttons beside the title: the act on the chosen applications, and the lists and documents of their year. While
 * nothing is chosen they are those of the year in the address, else of every year of the record.
 */
export function NamingActs({ step, chosen = [], onAct }: NamingActsProps) {
  const named = useNamedYear();
  const known = useYears().map(({ year }) => String(year));
  const [document, setDocument] = useState<{ kind: Kind; year: string }>();
  const ofChosen = known.filter((year) => chosen.includes(Number(year)));
  const years = ofChosen.length > 0 ? ofChosen : named ? [named] : known;
  return (
    <>
      {onAct && (
        <Button type="primary" disabled={chosen.length === 0} onClick={onAct}>
          {step.act && step.actName}
          {chosen.length > 0 && `（${chosen.length}）`}
        </Button>
      )}
      <ExportMenu
        label="名单与文件"
        items={years.flatMap((year) => itemsOf(year, (kind) => setDocument({ kind, year })))}
      />
      {document && <DocumentDialog {...document} onClose={() => setDocument(undefined)} />}
    </>
  );
}

function itemsOf(year: string, open: (kind: Kind) => void): ExportItem[] {
  const params = { year };
  const items: ExportItem[] = [
    { key: 'notice', label: '公示名单（xlsx）', address: addressOf('exportNotice', { params }) },
    { key: 'noticeText', label: '公示文件（docx）…', onClick: () => open('notice') },
    { key: 'named', label: '命名名单（xlsx）', address: addressOf('exportNamed', { params }) },
    { key: 'namedText', label: '命名文件（docx）…', onClick: () => open('named') },
  ];
  return items.map((item) => ({ ...item, key: item.key + year, group: `${year} 年度` }));
}
