import type { ApplicationView, CommandAnswer } from '@app/contracts';
import { Alert, App, Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Ask } from '../api';
import { fieldOf } from '../problem';
import { texts } from '../texts';
import { Meanwhile } from './meanwhile';
import { ProblemAlert } from './problem-alert';
import { useAct } from './use-act';
import { useFocusReturn } from './use-focus-return';

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
  /** The act takes something away. */
  danger?: boolean;
  submitText?: string;
  width?: number;
  /** After the act, instead of the plain message. */
  onDone?: (answer: CommandAnswer) => void;
}

/**
 * The form of one act in a dialog. However often it is sent, the same content is done once; faults stand at their
 * fields; a conflict is explained and the case read again.
 */
export function ActDialog<V extends object = Fields>(props: ActDialogProps<V>) {
  const { application, action, onClose, children, initial, danger, toFields } = props;
  const { message } = App.useApp();
  useFocusReturn();
  const [own] = Form.useForm<V>();
  const form = props.form ?? own;
  const [touched, setTouched] = useState(false);
  const [seen] = useState(application.seq);
  const act = useAct(application.id);
  const { isPending, error } = act;

  const send = (values: V) =>
    act.mutate({ type: action.type, ...(toFields ? toFields(values) : values) } as Ask<'act'>['body'], {
      onSuccess: (answer) => {
        if (props.onDone) props.onDone(answer);
        else void message.success(`${texts.act.done}:${action.name}`);
        onClose();
      },
      onError: (problem) =>
        form.setFields(
          problem.faults
            .filter(({ pointer }) => pointer)
            .map(({ pointer, detail }) => ({ name: fieldOf(pointer) as never, errors: [detail] })),
        ),
    });

  return (
    <Modal
      open
      title={action.name}
      width={props.width ?? 560}
      onCancel={isPending ? undefined : onClose}
      mask={{ closable: !touched }}
      destroyOnHidden
      footer={
        <>
          <Button onClick={onClose} disabled={isPending}>
            {texts.act.cancel}
          </Button>
          <Button type="primary" danger={danger} loading={isPending} onClick={() => form.submit()}>
            {error?.isUnclear ? texts.problem.again : (props.submitText ?? action.name)}
          </Button>
        </>
      }
    >
      {props.explain && <div className="act-explain">{props.explain}</div>}
      {error?.isConflict && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={error.message}
          description={<Meanwhile application={application} seen={seen} />}
        />
      )}
      {error && !error.isConflict && (
        <ProblemAlert error={error}>{error.isUnclear && <p>{texts.problem.unclear}</p>}</ProblemAlert>
      )}
      <Form<V>
        form={form}
        layout="vertical"
        initialValues={initial}
        disabled={isPending}
        scrollToFirstError
        onValuesChange={() => setTouched(true)}
        onFinish={send}
      >
        {children}
      </Form>
    </Modal>
  );
}
