import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { type Answer, call, newId } from '../../api';
import { ProblemAlert } from '../../components/problem-alert';
import type { Problem } from '../../problem';
import { readAgain } from '../../query';
import { BulkResults } from './bulk-results';
import type { TaskItem } from './worklist-page';

interface Values {
  opinion: 'agree' | 'disagree';
  text?: string;
}

interface BulkOpinionsProps {
  tasks: TaskItem[];
  onClose: () => void;
}

/** One opinion on several applications; each is weighed alone, and told alone. */
export function BulkOpinions({ tasks, onClose }: BulkOpinionsProps) {
  const [form] = Form.useForm<Values>();
  const [ids] = useState(() => new Map(tasks.map(({ applicationId }) => [applicationId, newId()])));
  const sending = useMutation<Answer<'actInBulk'>, Problem, Values>({
    mutationFn: ({ opinion, text }) =>
      call('actInBulk', {
        body: {
          items: tasks.map(({ applicationId }) => ({
            applicationId,
            command: {
              commandId: ids.get(applicationId)!,
              type: 'giveOpinion',
              opinion,
              ...(text && { text }),
            },
          })),
        },
      }),
    onSettled: readAgain,
  });
  const { data, error, isPending } = sending;
  return (
    <Modal
      open
      width={720}
      title={`批量出具初审意见(${tasks.length} 项)`}
      onCancel={isPending ? undefined : onClose}
      mask={{ closable: false }}
      footer={
        data ? (
          <Button type="primary" onClick={onClose}>
            知道了
          </Button>
        ) : (
          <>
            <Button onClick={onClose} disabled={isPending}>
              取消
            </Button>
            <Button type="primary" loading={isPending} onClick={() => form.submit()}>
              {isPending ? '正在逐项办理…' : `办理 ${tasks.length} 项`}
            </Button>
          </>
        )
      }
    >
      {error && <ProblemAlert error={error} />}
      {data ? (
        <BulkResults tasks={tasks} answer={data} />
      ) : (
        <Form<Values>
          form={form}
          layout="vertical"
          disabled={isPending}
          onFinish={(values) => !isPending && sending.mutate(values)}
        >
          <Form.Item
            name="opinion"
            label="初审意见"
            rules={[{ required: true, message: '请选择初审意见。' }]}
          >
            <Radio.Group>
              <Radio value="agree">同意</Radio>
              <Radio value="disagree">不同意</Radio>
            </Radio.Group>
          </Form.Item>
          <Form.Item noStyle dependencies={['opinion']}>
            {({ getFieldValue }) => (
              <Form.Item
                name="text"
                label={getFieldValue('opinion') === 'disagree' ? '不同意的理由' : '意见说明(可不填)'}
                rules={[
                  { required: getFieldValue('opinion') === 'disagree', message: '不同意时请写明理由。' },
                  { min: 2, max: 2000, message: '请填写 2 至 2000 个字。' },
                ]}
              >
                <Input.TextArea rows={3} />
              </Form.Item>
            )}
          </Form.Item>
          <p className="quiet">意见将分别记入每一份申报:</p>
          <ul className="bulk-units">
            {tasks.map(({ applicationId, unitName, number }) => (
              <li key={applicationId}>
                {unitName} <span className="quiet">{number}</span>
              </li>
            ))}
          </ul>
        </Form>
      )}
    </Modal>
  );
}
