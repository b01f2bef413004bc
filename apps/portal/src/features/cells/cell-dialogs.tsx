import { APPEAL_OUTCOME_NAMES, CELL_COMMAND_NAMES, REVOCATION_DECISION_NAMES } from '@app/contracts';
import { Form, Input, Radio, Select } from 'antd';
import { CommandDialog } from '../../components/acts/command-dialog';
import { DateField } from '../../components/date-field';
import { NoteField, ReasonField } from '../../components/fields';
import { dateText } from '../../dates/time';
import { useToday } from '../../shell/me';
import { type CellAnswer, type CellCommand, type CellDialogProps, useCellCommand } from './use-cell-command';

/** 安排抽查: the office orders a spot check, and may name who checks besides the department. */
export function SpotCheckDialog({ cell, onClose }: CellDialogProps) {
  return (
    <CommandDialog<{ assigned?: string[]; reason: string }, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.orderSpotCheck}
      explain="牵头部门会收到任务和期限；指定的人员也可以提交核查表。"
      command={useCellCommand(cell)}
      toCommand={({ assigned = [], reason }) => ({ type: 'orderSpotCheck', assigned, reason })}
      onClose={onClose}
    >
      <Form.Item name="assigned" label="指定核查人员（可不指定）">
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={cell.people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <ReasonField />
    </CommandDialog>
  );
}

/** 报告整改完成, by the unit. */
export function RectifiedDialog({ cell, onClose }: CellDialogProps) {
  return (
    <CommandDialog<{ text: string }, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.reportRectified}
      explain="报告后由牵头部门到场复核。"
      command={useCellCommand(cell)}
      toCommand={({ text }) => ({ type: 'reportRectified', text })}
      onClose={onClose}
    >
      <ReasonField name="text" label="整改情况" />
    </CommandDialog>
  );
}

/** 决定是否撤销, by the office; nothing changes in the year before the appeal. */
export function RevocationDialog({ cell, onClose }: CellDialogProps) {
  const isProposed = cell.stage === 'decision';
  return (
    <CommandDialog<{ decision: 'keep' | 'revoke'; reason: string }, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.decideRevocation}
      explain="决定撤销后，申报单位可以在申诉期内申诉；期满或驳回申诉后，在所属年度提出更正并确认，摘牌才完成。在此之前年度数字不变。参加过核查的人不能作此决定。"
      command={useCellCommand(cell)}
      initial={isProposed ? {} : { decision: 'revoke' }}
      toCommand={(values) => ({ type: 'decideRevocation', ...values })}
      danger
      onClose={onClose}
    >
      <Form.Item name="decision" label="决定" rules={[{ required: true, message: '请选择维持或撤销命名。' }]}>
        <Radio.Group
          options={(isProposed ? (['keep', 'revoke'] as const) : (['revoke'] as const)).map((value) => ({
            value,
            label: REVOCATION_DECISION_NAMES[value],
          }))}
        />
      </Form.Item>
      <ReasonField />
    </CommandDialog>
  );
}

/** 申诉 of the unit, once per decision. */
export function AppealDialog({ cell, onClose }: CellDialogProps) {
  return (
    <CommandDialog<{ reason: string }, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.appeal}
      explain={
        cell.revocation
          ? '对同一决定只能申诉一次，由区无废办作出决定以外的人复核。'
          : '对同一次核查的结论只能申诉一次，由没有参加核查的人复核；作出撤销决定的，还可以对决定申诉。'
      }
      command={useCellCommand(cell)}
      toCommand={({ reason }) => ({ type: 'appeal', reason })}
      submitText="提出申诉"
      onClose={onClose}
    >
      <ReasonField label="申诉理由" />
    </CommandDialog>
  );
}

/** 按新日历恢复 a period of appeal that ended on a day which is not its last one, by the office. */
export function ReopenDialog({ cell, onClose }: CellDialogProps) {
  const { endedEarly } = cell;
  return (
    <CommandDialog<{ reason: string }, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.reopen}
      explain={
        endedEarly
          ? `申诉期当时的最后一日为 ${dateText(endedEarly.endedOn)}。按现行工作日历，申诉期尚未届满；恢复后单位可以申诉，至 ${dateText(endedEarly.dueOn)} 止，系统会告知单位。${cell.revocation?.revokedOn ? '年度更正和摘牌不变；申诉成立的，由区无废办落实申诉结论。' : ''}`
          : '按现行工作日历，申诉期尚未届满的，恢复申诉期。'
      }
      command={useCellCommand(cell)}
      toCommand={({ reason }) => ({ type: 'reopen', reason })}
      submitText="恢复申诉期"
      onClose={onClose}
    >
      <ReasonField placeholder="例如：放假安排公布后，最后一日顺延" />
    </CommandDialog>
  );
}

/** 申诉复核, by somebody else than who decided. */
export function ReviewDialog({ cell, onClose }: CellDialogProps) {
  return (
    <CommandDialog<{ outcome: 'upheld' | 'rejected'; reason: string }, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.reviewAppeal}
      explain={
        !cell.revocation
          ? '对核查未通过的申诉：成立的，维持命名；驳回的，由区无废办决定是否撤销。'
          : cell.revocation.revokedOn
            ? '命名已由年度更正撤销：申诉成立的，由区无废办落实申诉结论并登记。'
            : '申诉成立的，恢复在册；驳回的，转入摘牌。'
      }
      command={useCellCommand(cell)}
      toCommand={(values) => ({ type: 'reviewAppeal', ...values })}
      onClose={onClose}
    >
      <Form.Item name="outcome" label="复核结果" rules={[{ required: true, message: '请选择复核结果。' }]}>
        <Radio.Group
          options={(['upheld', 'rejected'] as const).map((value) => ({
            value,
            label: APPEAL_OUTCOME_NAMES[value],
          }))}
        />
      </Form.Item>
      <ReasonField />
    </CommandDialog>
  );
}

/** 落实申诉结论, by the office. */
export function RestorationDialog({ cell, onClose }: CellDialogProps) {
  return (
    <CommandDialog<{ text: string }, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.concludeRestoration}
      explain="年度更正不能收回。请写明如何落实，例如重新命名的文件。"
      command={useCellCommand(cell)}
      toCommand={({ text }) => ({ type: 'concludeRestoration', text })}
      onClose={onClose}
    >
      <ReasonField name="text" label="如何落实" />
    </CommandDialog>
  );
}

/** 登记授牌: number and day of the plaque. */
export function PlaqueDialog({ cell, onClose }: CellDialogProps) {
  const today = useToday();
  return (
    <CommandDialog<{ number: string; on: string; text?: string }, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.recordPlaque}
      explain={cell.plaque ? `现为 ${cell.plaque.number}；换发的登记新编号，原编号留在经过中。` : undefined}
      command={useCellCommand(cell)}
      initial={{ on: today }}
      toCommand={(values) => ({ type: 'recordPlaque', ...values })}
      onClose={onClose}
    >
      <Form.Item
        name="number"
        label="牌匾编号"
        rules={[{ required: true, whitespace: true, message: '请填写牌匾编号。' }]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="on" label="授牌日期" rules={[{ required: true, message: '请填写授牌日期。' }]}>
        <DateField min={cell.namedOn} max={today} />
      </Form.Item>
      <NoteField />
    </CommandDialog>
  );
}

/** 调整复核日期, by the office. */
export function RecheckDayDialog({ cell, onClose }: CellDialogProps) {
  const today = useToday();
  return (
    <CommandDialog<{ on: string; reason: string }, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.setRecheckDay}
      explain="逢休息日，于其后第一个工作日启动。"
      command={useCellCommand(cell)}
      initial={{ on: cell.recheckOn ?? undefined }}
      toCommand={(values) => ({ type: 'setRecheckDay', ...values })}
      onClose={onClose}
    >
      <Form.Item name="on" label="动态复核启动日期" rules={[{ required: true, message: '请填写日期。' }]}>
        <DateField min={today} />
      </Form.Item>
      <ReasonField />
    </CommandDialog>
  );
}

/** 催办 whoever is waited for. */
export function UrgeDialog({ cell, onClose }: CellDialogProps) {
  return (
    <CommandDialog<object, CellCommand, CellAnswer>
      title={CELL_COMMAND_NAMES.urge}
      submitText="发送催办"
      explain={`将给${cell.task?.name ?? ''}发一封催办邮件；每个工作日最多一次。`}
      command={useCellCommand(cell)}
      toCommand={() => ({ type: 'urge' })}
      onClose={onClose}
    />
  );
}
