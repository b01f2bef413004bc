import type { UseMutationResult } from '@tanstack/react-query';
import { Alert, App, Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { faultsAtFields, type Problem } from '../../server/problem';
import { texts } from '../../texts';
import { ProblemAlert } from '../problem/problem-alert';
import { useFocusReturn } from './use-focus-return';
import { useOneAtATime } from './use-once';

interface CommandDialogProps<V extends object, C extends object, A> {
  title: string;
  /** Explanation of the command, shown above the form. */
  explain?: ReactNode;
  /** Form items. Each item is named after a command field, so that faults appear beside it. */
  children?: ReactNode;
  initial?: Partial<V>;
  form?: FormInstance<V>;
  command: UseMutationResult<A, Problem, C>;
  toCommand: (values: V) => C;
  submitText?: string;
  danger?: boolean;
  disabled?: boolean;
  width?: number;
  /** What has changed since the dialog was opened, shown in the conflict alert. */
  meanwhile?: ReactNode;
  onDone?: (answer: A) => void;
  onClose: () => void;
}

/**
 * The form of one command in a dialog. Faults appear beside their
 * fields. A conflict (409) shows the server's message and `meanwhile`.
 */
export function CommandDialog<V extends object, C extends object, A>(props: CommandDialogProps<V, C, A>) {
  const { title, command, onClose, danger } = props;
  const { message } = App.useApp();
  useFocusReturn();
  const [own] = Form.useForm<V>();
  const form = props.form ?? own;
  const [touched, setTouched] = useState(false);
  const { isPending, error } = command;

  // `mutateAsync`, because callbacks of `mutate` do not run once the refetched page has unmounted the dialog.
  const send = useOneAtATime((values: V) =>
    command.mutateAsync(props.toCommand(values)).then(
      (answer) => {
        void message.success(`${texts.act.done}：${title}`);
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
