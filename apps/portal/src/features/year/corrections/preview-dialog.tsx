import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { CommandDialog } from '../../../components/acts/command-dialog';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { Differences } from '../carry-over/differences';
import {
  useYearCommand,
  useYearPreview,
  type YearAnswer,
  type YearCommand,
} from '../../../components/acts/use-year-command';

interface PreviewDialogProps<V extends object> {
  year: string;
  title: string;
  explain?: ReactNode;
  initial?: Partial<V>;
  toCommand: (values: V) => YearCommand;
  /** Whether the act is no longer possible. */
  disabled?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Dialog for an act on the year. It can be submitted only after a preview of the same values. */
export function PreviewDialog<V extends object>(props: PreviewDialogProps<V>) {
  const { year, title, explain, initial, toCommand, onClose, children } = props;
  const [form] = Form.useForm<V>();
  const command = useYearCommand(year);
  const preview = useYearPreview(year);
  const [seen, setSeen] = useState<string>();
  const values = Form.useWatch([], form) as V | undefined;
  const isSeen = seen !== undefined && seen === JSON.stringify(values);

  const look = async () => {
    const entered = await form.validateFields().catch(() => undefined);
    if (!entered) return;
    preview.mutate(toCommand(entered as V), { onSuccess: () => setSeen(JSON.stringify(entered)) });
  };

  return (
    <CommandDialog<V, YearCommand, YearAnswer>
      title={title}
      explain={explain}
      width={760}
      form={form}
      initial={initial}
      command={command}
      disabled={!isSeen || props.disabled}
      toCommand={toCommand}
      onClose={onClose}
    >
      {children}
      <Button onClick={() => void look()} loading={preview.isPending}>
        先看会改变什么
      </Button>
      {preview.error && <ProblemAlert error={preview.error} />}
      {isSeen && preview.data?.touched && (
        <div className="preview" role="status">
          <Differences difference={preview.data.touched} />
        </div>
      )}
    </CommandDialog>
  );
}
