import type { ApplicationView } from '@app/contracts';
import type { FormInstance } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Ask } from '../../server/api';
import { CommandDialog } from './command-dialog';
import { Meanwhile } from './meanwhile';
import { useAct } from './use-act';

/** An act as the server offers it. */
export type OpenAction = ApplicationView['actions'][number];

/** What the form of one act is given. */
export interface ActProps {
  application: ApplicationView;
  action: OpenAction;
  onClose: () => void;
}

/** A command without its id and type. */
export type Fields = Record<string, unknown>;

interface ActDialogProps<V extends object> extends ActProps {
  /** What the act means, above the form. */
  explain?: ReactNode;
  /** The form's items; their names are those of the command's fields. */
  children?: ReactNode;
  initial?: Partial<V>;
  form?: FormInstance<V>;
  /** The command's fields from the form's values; as they stand when left out. */
  toFields?: (values: V) => Fields;
  /** Whether the act is destructive. */
  danger?: boolean;
  submitText?: string;
  width?: number;
}

/** The form of one act on an application; a conflict shows what has happened since the dialog was opened. */
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
