import type { ObligationView } from '@app/contracts';
import { Form } from 'antd';
import { NoteField, ReasonField } from '../../components/fields';
import { type Answer, type Ask, call } from '../../server/api';
import { CommandDialog } from '../../components/acts/command-dialog';
import { DateField } from '../../components/date-field';
import { useIntent, type WithoutId } from '../../components/acts/use-intent';
import { useToday } from '../../shell/me';

type ObligationCommand = WithoutId<Ask<'actOnObligation'>['body']>;
type ObligationAnswer = Answer<'actOnObligation'>;

export interface ObligationDialogProps {
  obligation: ObligationView;
  onClose: () => void;
}

function useObligationCommand({ id }: ObligationView) {
  return useIntent<ObligationCommand, ObligationAnswer>((body) =>
    call('actOnObligation', { params: { id }, body: body as Ask<'actOnObligation'>['body'] }),
  );
}

/** Sets or changes the due date of an obligation (确定日期). */
export function SetDateDialog({ obligation, onClose }: ObligationDialogProps) {
  const today = useToday();
  return (
    <CommandDialog<{ dueOn: string; text?: string }, ObligationCommand, ObligationAnswer>
      title="确定日期"
      explain="各部门的填报期限随之重新计算并告知；此前的日期保留可查。"
      command={useObligationCommand(obligation)}
      initial={{ dueOn: obligation.dueOn ?? undefined }}
      toCommand={(values) => ({ type: 'setDueDate', ...values })}
      onClose={onClose}
    >
      <Form.Item name="dueOn" label="须上报的日期" rules={[{ required: true, message: '请填写日期。' }]}>
        <DateField min={today} />
      </Form.Item>
      <NoteField />
    </CommandDialog>
  );
}

/** Sends a reminder to every department whose part is missing (催办). */
export function UrgeDialog({ obligation, onClose }: ObligationDialogProps) {
  return (
    <CommandDialog<object, ObligationCommand, ObligationAnswer>
      title="催办"
      submitText="发送催办"
      explain={
        <>
          将给尚未填完的 {obligation.missing.length} 个部门各发一封催办邮件：
          {obligation.missing.map(({ name }) => name).join('、')}。同一部门每个工作日最多一次。
        </>
      }
      command={useObligationCommand(obligation)}
      toCommand={() => ({ type: 'urge' })}
      onClose={onClose}
    />
  );
}

/** Closes an obligation (办结) with the day on which it was reported. */
export function CloseDialog({ obligation, onClose }: ObligationDialogProps) {
  const today = useToday();
  const { missing } = obligation;
  return (
    <CommandDialog<{ reportedOn: string; text?: string }, ObligationCommand, ObligationAnswer>
      title="办结"
      explain={
        missing.length > 0 ? (
          <>
            还有 {missing.length} 个部门没有填完：{missing.map(({ name }) => name).join('、')}
            。办结后部门不能再填报；需要时可以重新打开。
          </>
        ) : (
          '各部门已全部填报。办结后不能再填报；需要时可以重新打开。'
        )
      }
      command={useObligationCommand(obligation)}
      initial={{ reportedOn: today }}
      toCommand={(values) => ({ type: 'close', ...values })}
      onClose={onClose}
    >
      <Form.Item name="reportedOn" label="上报日期" rules={[{ required: true, message: '请填写上报日期。' }]}>
        <DateField max={today} />
      </Form.Item>
      <NoteField />
    </CommandDialog>
  );
}

/** Reopens a closed obligation (重新打开) with a reason. */
export function ReopenDialog({ obligation, onClose }: ObligationDialogProps) {
  return (
    <CommandDialog<{ reason: string }, ObligationCommand, ObligationAnswer>
      title="重新打开"
      command={useObligationCommand(obligation)}
      toCommand={({ reason }) => ({ type: 'reopen', reason })}
      onClose={onClose}
    >
      <ReasonField rows={3} />
    </CommandDialog>
  );
}
