import { Button, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { texts } from '../../texts';
import type { BulkItem } from './bulk-item';
import { BulkResults } from './bulk-results';
import { ProblemAlert } from '../problem/problem-alert';
import { type BulkAct, useBulk } from './use-bulk';
import { useFocusReturn } from './use-focus-return';

interface BulkDialogProps<V extends object> {
  title: string;
  explain?: ReactNode;
  items: readonly BulkItem[];
  children?: ReactNode;
  initial?: Partial<V>;
  form?: FormInstance<V>;
  /** Returns the command for one application. */
  toCommand: (values: V, item: BulkItem) => BulkAct['command'];
  submitText?: string;
  /** `acted` is true if the form was submitted at least once. */
  onClose: (acted: boolean) => void;
}

/** One form for many applications. After submission it shows the result for each of them. */
export function BulkDialog<V extends object>(props: BulkDialogProps<V>) {
  const { title, items, onClose } = props;
  useFocusReturn();
  const [own] = Form.useForm<V>();
  const form = props.form ?? own;
  const { send, results, sending, error } = useBulk();
  const [acts, setActs] = useState<readonly BulkAct[]>();
  const failed = acts?.filter(({ applicationId }) => results.get(applicationId)?.status !== 200) ?? [];
  const isOver = acts !== undefined && !sending;

  const begin = (values: V) => {
    const all = items.map((item) => ({
      applicationId: item.applicationId,
      command: props.toCommand(values, item),
    }));
    setActs(all);
    void send(all);
  };

  return (
    <Modal
      open
      title={`${title}（${items.length} 件）`}
      width={720}
      onCancel={sending ? undefined : () => onClose(acts !== undefined)}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={() => onClose(acts !== undefined)} disabled={sending}>
            {isOver ? texts.file.close : texts.act.cancel}
          </Button>
          {!isOver && (
            <Button type="primary" loading={sending} onClick={() => form.submit()}>
              {props.submitText ?? title}
            </Button>
          )}
          {isOver && failed.length > 0 && (
            <Button type="primary" onClick={() => void send(failed)}>
              未成功的 {failed.length} 件再试一次
            </Button>
          )}
        </>
      }
    >
      {error && (
        <ProblemAlert error={error}>{error.isUnclear && <p>{texts.problem.unclear}</p>}</ProblemAlert>
      )}
      {acts ? (
        <BulkResults items={items} results={results} sending={sending} />
      ) : (
        <>
          {props.explain && <div className="act-explain">{props.explain}</div>}
          <Form<V>
            form={form}
            layout="vertical"
            initialValues={props.initial}
            onFinish={begin}
            scrollToFirstError
          >
            {props.children}
          </Form>
          <details className="bulk-items">
            <summary>所选 {items.length} 件</summary>
            <ul>
              {items.map(({ applicationId, name, number }) => (
                <li key={applicationId}>
                  {name} <span className="quiet">{number}</span>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </Modal>
  );
}
