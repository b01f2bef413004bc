import { Form, Input } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { FileUpload } from '../../../components/files/file-upload';

/** Reports a complete rectification (整改), with text and files. The inspectors then inspect again. */
export default function ReportRectified(props: ActProps) {
  return (
    <ActDialog {...props} explain="写明逐项整改的情况，可附照片或材料。提交后由核查组复核。" width={640}>
      <Form.Item
        name="text"
        label="整改情况"
        rules={[
          { required: true, whitespace: true, min: 2, message: '请写明整改情况。' },
          { max: 2000, message: '不能超过 2000 个字。' },
        ]}
      >
        <Input.TextArea rows={6} />
      </Form.Item>
      <FileUpload application={props.application} place={{}} label="添加整改材料" />
    </ActDialog>
  );
}
