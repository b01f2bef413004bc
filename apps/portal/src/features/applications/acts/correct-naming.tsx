import { REFUSALS } from '@app/contracts';
import { App, Checkbox, Form, Input } from 'antd';
import { useRef } from 'react';
import type { ActProps } from '../../../components/acts/act-dialog';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { Meanwhile } from '../../../components/acts/meanwhile';
import { useAct } from '../../../components/acts/use-act';
import { ReasonField } from '../../../components/fields';
import { type Ask, call, newId } from '../../../server/api';
import { asProblem } from '../../../server/problem';
import { readAgain } from '../../../server/query';
import { DateField } from '../../../components/date-field';
import { useToday } from '../../../shell/me';

interface Values {
  documentNumber: string;
  date: string;
  reason: string;
  all?: boolean;
}

/** What was sent, with the cells that shared the document then. */
interface Sent extends Values {
  sharers: string[];
}

/** The most acts of one request. */
const MOST = 200;

/** Corrects number or day of the document of a naming (更正命名文件), here and for the other cells of the same document. */
export default function CorrectNaming({ application, action, onClose }: ActProps) {
  const today = useToday();
  const { message } = App.useApp();
  const act = useAct(application.id);
  const { naming, seq } = application;
  const others = (naming?.sameDocument ?? []).slice(0, MOST);
  // As it was sent: once this cell is corrected and read again, it shares the document with no other.
  const sent = useRef<Sent>(undefined);

  const correctOthers = async ({ documentNumber, date, reason, sharers }: Sent) => {
    const command = { type: 'correctNaming', documentNumber, date, reason } as const;
    const items = sharers.map((applicationId) => ({
      applicationId,
      command: { ...command, commandId: newId() },
    }));
    try {
      const answer = await call('actInBulk', { body: { items } });
      const failed = answer.items.filter(({ status }) => status !== 200);
      if (failed.length === 0) void message.success(`同一文件的其他 ${items.length} 个细胞已一并更正`);
      else
        void message.error(
          `其他细胞有 ${failed.length} 个没有更正：${failed[0]!.problem?.detail ?? ''}请逐个打开办理。`,
          10,
        );
    } catch (error) {
      void message.error(`其他细胞没有更正：${asProblem(error).message}请逐个打开办理。`, 10);
    }
    await readAgain();
  };

  return (
    <CommandDialog<Values, Parameters<typeof act.mutate>[0], unknown>
      title={action.name}
      command={act}
      explain="只改登记错的文号或日期。以前出具的文件不变，更正以前的值留在办理过程中。"
      initial={{ documentNumber: naming?.documentNumber, date: naming?.date, all: others.length > 0 }}
      toCommand={(values) => {
        sent.current = { ...values, sharers: others };
        const { documentNumber, date, reason } = values;
        return { type: action.type, documentNumber, date, reason } as Ask<'act'>['body'];
      }}
      meanwhile={<Meanwhile application={application} seen={seq} />}
      onDone={() => {
        if (sent.current?.all) void correctOthers(sent.current);
      }}
      onClose={onClose}
    >
      <Form.Item
        name="documentNumber"
        label="发文字号"
        extra="年份用六角括号〔〕，序号前不加“第”。"
        rules={[{ required: true, whitespace: true, message: REFUSALS.documentNumberMissing }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="date" label="命名日期" rules={[{ required: true, message: '请填写命名日期。' }]}>
        <DateField max={today} />
      </Form.Item>
      {others.length > 0 && (
        <Form.Item name="all" valuePropName="checked">
          <Checkbox>同一文件命名的其他 {others.length} 个细胞一并更正</Checkbox>
        </Form.Item>
      )}
      <ReasonField placeholder="例如：录入时文号有误，以原件为准" />
    </CommandDialog>
  );
}
