import type { ApplicationView } from '@app/contracts';
import { Alert, App, Checkbox, Input } from 'antd';
import { newId } from '../../server/api';
import { Signatures } from '../../components/inspections/signatures';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { keepDraft, readDraft, type SheetDraft } from '../../field/sheet-drafts';
import { sendSheet, useDraft } from '../../field/sheet-outbox';
import { Problem } from '../../server/problem';
import { useMe, useToday } from '../../shell/me';
import { Confirm } from './sheet-confirm';
import { SheetBar } from './sheet-bar';
import { SheetSection } from './sheet-section';
import { type Rubric, tallyOf } from './sheet-tally';
import { useState } from 'react';

interface SheetFormProps {
  storageKey: string;
  application: ApplicationView;
  rubric: Rubric;
}

/**
 * The form of a sheet. Every change is saved on the device at once; the server gets the sheet when it is
 * filed.
 */
export function SheetForm({ storageKey, application, rubric }: SheetFormProps) {
  const { message } = App.useApp();
  const me = useMe();
  const today = useToday();
  const fresh = useState(() => freshDraft(application, me.id, today))[0];
  const draft = useDraft(storageKey) ?? fresh;
  const [confirming, setConfirming] = useState(false);
  const tally = tallyOf(rubric, draft.marks);
  const locked = draft.state === 'waiting';

  const change = (changed: Partial<SheetDraft>) => {
    const now = readDraft(storageKey) ?? fresh;
    try {
      keepDraft(storageKey, { ...now, ...changed, savedAt: Date.now() });
    } catch {
      void message.error('本机存储空间不足，未能保存。请清理空间后再试。');
    }
  };
  const mark = (itemId: string, value: number | string | undefined) => {
    const { [itemId]: _, ...rest } = (readDraft(storageKey) ?? fresh).marks;
    change({ marks: value === undefined ? rest : { ...rest, [itemId]: value } });
  };
  const file = () => {
    setConfirming(false);
    change({ state: 'waiting', refused: undefined });
    void sendSheet(storageKey);
  };

  return (
    <div className="sheet">
      {locked && (
        <Alert
          type="info"
          showIcon
          role="status"
          title="待发送"
          description="评分表已保存在本机。网络恢复后，只要打开着本系统的任何一页就会自动发送，并告诉您结果；不会重复提交。"
        />
      )}
      {draft.refused && <ProblemAlert error={problemIn(draft.refused)} />}
      {tally.sections.map((section) => (
        <SheetSection
          key={section.id}
          section={section}
          application={application}
          storageKey={storageKey}
          marks={draft.marks}
          locked={locked}
          onMark={mark}
        />
      ))}
      <section className="card" aria-labelledby="sheet-end">
        <h2 id="sheet-end">核查情况</h2>
        <label className="sheet-field">
          <span>核查日期</span>
          <Input
            type="date"
            value={draft.inspectedOn}
            max={today}
            disabled={locked}
            onChange={({ target }) => change({ inspectedOn: target.value })}
          />
        </label>
        <fieldset className="sheet-field" disabled={locked}>
          <legend>到场核查人员（至少 2 人）</legend>
          <Checkbox.Group
            value={draft.inspectors}
            disabled={locked}
            onChange={(inspectors) => change({ inspectors })}
            options={application.inspection.inspectors.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </fieldset>
        <label className="sheet-field">
          <span>发现的问题和建议（可不填）</span>
          <Input.TextArea
            rows={4}
            maxLength={2000}
            value={draft.findings}
            disabled={locked}
            onChange={({ target }) => change({ findings: target.value })}
          />
        </label>
      </section>
      <Signatures inspectors={application.inspection.inspectors} />
      <SheetBar
        tally={tally}
        draft={draft}
        ready={tally.missing.length === 0 && draft.inspectors.length >= 2 && draft.inspectedOn !== ''}
        onFile={() => setConfirming(true)}
        onSend={() => void sendSheet(storageKey)}
        onEdit={() => change({ state: 'filling' })}
      />
      {confirming && <Confirm tally={tally} onConfirm={file} onClose={() => setConfirming(false)} />}
    </div>
  );
}

function freshDraft({ id, unit, inspection }: ApplicationView, userId: string, today: string): SheetDraft {
  const team = inspection.inspectors.map((person) => person.id);
  return {
    commandId: newId(),
    applicationId: id,
    unitName: unit.name,
    marks: {},
    findings: '',
    inspectedOn: today,
    inspectors: team.length > 0 ? team : [userId],
    state: 'filling',
    savedAt: 0,
  };
}

function problemIn({ message, faults }: NonNullable<SheetDraft['refused']>): Problem {
  return new Problem({ status: 422, detail: message, errors: faults });
}
