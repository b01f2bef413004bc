import { documentNumberFault, enteredDocumentNumber } from '@app/contracts';
import { Alert, Form, Modal } from 'antd';
import { Link } from 'react-router';
import { addressOf } from '../../server/api';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { useDownload } from '../../components/lists/use-download';
import { isContactMissing } from '../../office-contact';
import { useCall } from '../../server/query';
import { PlainInput } from '../../components/plain-input';

interface DocumentDialogProps {
  kind: 'notice' | 'named';
  year: string;
  onClose: () => void;
}

/** Asks for the document number (发文字号), then downloads the document with it. */
export function DocumentDialog({ kind, year, onClose }: DocumentDialogProps) {
  const [form] = Form.useForm<{ documentNumber?: string }>();
  const download = useDownload();
  const needed = kind === 'named';
  const fetchIt = ({ documentNumber }: { documentNumber?: string }) => {
    const query = { format: 'docx' as const, documentNumber: documentNumber?.trim() || undefined };
    download.start(addressOf(needed ? 'exportNamed' : 'exportNotice', { params: { year }, query }), onClose);
  };
  return (
    <Modal
      open
      title={`${year} 年度${needed ? '命名文件' : '公示文件'}`}
      okText="下载"
      confirmLoading={download.progress !== undefined}
      cancelText="取消"
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {download.error && <ProblemAlert error={download.error} onRetry={download.again} />}
      {!needed && <ContactMissing />}
      <Form form={form} layout="vertical" onFinish={fetchIt}>
        <Form.Item
          name="documentNumber"
          label="发文字号"
          extra={needed ? '列出用此文号命名的细胞，例如 某区无废办〔2024〕23号' : '公示可以没有文号'}
          rules={[
            {
              validator: async (_, text: string | undefined) => {
                const given = text?.trim() ?? '';
                const fault = needed || given ? documentNumberFault(given) : undefined;
                if (fault) throw new Error(fault);
              },
            },
          ]}
        >
          <PlainInput kept={enteredDocumentNumber} autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Warns that the contact for objections is not set; the public notice (公示) then says 待填写 in its place. */
function ContactMissing() {
  const { data } = useCall('getDistrict');
  if (!data || !isContactMissing(data.current)) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title="公示的联系方式尚未填全，文件中写作“待填写”。"
      action={<Link to="/district">去填写</Link>}
    />
  );
}
