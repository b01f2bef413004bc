import type { ApplicationView } from '@app/contracts';
import type { FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Ask } from '../../server/api';
import { CommandDialog } from './command-dialog';
import { Meanwhile } from './meanwhile';
import { useAct } from './use-act';

/** An act that the server allows the current user on an application. */
export type OpenAction = ApplicationView['actions'][number];

/** The props of the form of one act. */
export interface ActProps {
  application: ApplicationView;
  action: OpenAction;
  onClose: () => void;
  /** Called after the act was performed, before `onClose`. */
  onDone?: () => void;
}

/** The fields of a command, without `commandId` and `type`. */
export type Fields = Record<string, unknown>;

interface ActDialogProps<V extends object> extends ActProps {
  /** Explanation of the act, shown above the form. */
  explain?: ReactNode;
  /** Form items. Each item is named after a command field, so that faults appear beside it. */
  children?: ReactNode;
  initial?: Partial<V>;
  form?: FormInstance<V>;
  /** Returns the command's fields for the form's values. Default: the values unchanged. */
  toFields?: (values: V) => Fields;
  /** Whether the act is destructive. */
  danger?: boolean;
  submitText?: string;
  width?: number;
}

/** The dialog of one act on an application. A conflict (409) lists the events since it was opened. */
export function ActDialog<V extends object = Fields>(props: ActDialogProps<V>) {
  const { application, action, toFields = (values: V) => values, ...rest } = props;
  const [seen] = useState(application.seq);
  const act = useAct(application.id);
  return (
    <CommandDialog<V, Parameters<typeof act.mutate>[0], unknown>
      {...rest}
      title={action.name}
      command={act}
      toCommand={(values) => ({ type: action.type, ...toFields(values) }) as Ask<'act'>['body']}
      meanwhile={<Meanwhile application={application} seen={seen} />}
    />
  );
}
