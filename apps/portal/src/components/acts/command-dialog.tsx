import type { UseMutationResult } from '@tanstack/react-query';
import { Alert, App, Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { faultsAtFields, type Problem } from '../../server/problem';
import { texts } from '../../texts';
import { ProblemAlert } from '../problem-alert';
import { useFocusReturn } from './use-focus-return';
import { useOneAtATime } from './use-once';

interface CommandDialogProps<V extends object, C extends object, A> {
  title: string;
  /** What it means, above the form. */
  explain?: ReactNode;
  /** The form's items; their names are those of the command's fields. */
  children?: ReactNode;
  initial?: Partial<V>;
  form?: FormInstance<V>;
  command: UseMutationResult<A, Problem, C>;
  toCommand: (values: V) => C;
  submitText?: string;
  danger?: boolean;
  /** Whether submitting is disabled. */
  disabled?: boolean;
  width?: number;
  /** What has happened meanwhile, under a conflict. */
  meanwhile?: ReactNode;
  onDone?: (answer: A) => void;
  onClose: () => void;
}

/**
 * The form of one act in a dialog. However often it is sent, the same content is done once; faults stand at their
 * fields; a conflict is explained.
 */
export function CommandDialog<V extends object, C extends object, A>(props: CommandDialogProps<V, C, A>) {
  const { title, command, onClose, danger } = props;
  const { message } = App.useApp();
  useFocusReturn();
  const [own] = Form.useForm<V>();
  const form = props.form ?? own;
  const [touched, setTouched] = useState(false);
  const { isPending, error } = command;

  // A promise, no callback of `mutate`: the page that is read again may have taken the dialog away before it is told.
  const send = useOneAtATime((values: V) =>
    command.mutateAsync(props.toCommand(values)).then(
      (answer) => {
        void message.success(`${texts.act.done}:${title}`);
        props.onDone?.(answer);
        onClose();
      },
      (problem: Problem) => form.setFields(faultsAtFields(problem)),
    ),
  );

  return (
    <Modal
      open
      title={title}
      width={props.width ?? 560}
      onCancel={isPending ? undefined : onClose}
      mask={{ closable: !touched }}
      destroyOnHidden
      footer={
        <>
          <Button onClick={onClose} disabled={isPending}>
            {texts.act.cancel}
          </Button>
          <Button
            type="primary"
            danger={danger}
            loading={isPending}
            disabled={props.disabled}
            onClick={() => form.submit()}
          >
            {error?.isUnclear ? texts.problem.again : (props.submitText ?? title)}
          </Button>
        </>
      }
    >
      {props.explain && <div className="act-explain">{props.explain}</div>}
      {error?.isConflict && (
        <Alert type="warning" showIcon role="alert" title={error.message} description={props.meanwhile} />
      )}
      {error && !error.isConflict && (
        <ProblemAlert error={error}>{error.isUnclear && <p>{texts.problem.unclear}</p>}</ProblemAlert>
      )}
      <Form<V>
        form={form}
        layout="vertical"
        initialValues={props.initial}
        disabled={isPending}
        scrollToFirstError
        onValuesChange={() => setTouched(true)}
        onFinish={send}
      >
        {props.children}
      </Form>
    </Modal>
  );
}
