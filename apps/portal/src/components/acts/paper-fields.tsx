import { enteredDocumentNumber } from '@app/contracts';
import { Form, Input } from 'antd';
import { PlainInput } from '../plain-input';

/** The document that orders a change, as typed. */
export interface TypedPaper {
  documentTitle: string;
  documentNumber?: string;
}

/** Returns the document as the api takes it. */
export function paperOf({ documentTitle, documentNumber }: TypedPaper): TypedPaper {
  return { documentTitle: documentTitle.trim(), documentNumber: documentNumber?.trim() || undefined };
}

/** The fields of the document that orders a change: its title, and its number if it has one. */
export function PaperFields({ example }: { example: string }) {
  return (
    <>
      <Form.Item
        name="documentTitle"
        label="依据的文件"
        rules={[{ required: true, whitespace: true, message: '请填写文件标题。' }]}
      >
        <Input maxLength={200} placeholder={`例如 ${example}`} autoComplete="off" />
      </Form.Item>
      <Form.Item name="documentNumber" label="发文字号" extra="没有文号的不填">
        <PlainInput kept={enteredDocumentNumber} maxLength={60} autoComplete="off" />
      </Form.Item>
    </>
  );
}
