import { Form, Input } from 'antd';
import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { FileUpload } from '../../../components/files/file-upload';

/** Answers what the city returned (补充材料), with text and files; the office may answer where the unit need not. */
export default function SubmitSupplement(props: ActProps) {
  const { cityAnswer, tasks } = props.application;
  const due = tasks.find(({ clock }) => clock === 'supplement')?.dueOn;
  const reason = cityAnswer?.reason;
  return (
    <ActDialog
      {...props}
      explain={`${reason ? `市级意见：${reason}。` : ''}请写明补充了什么，并上传材料${due ? `，${due} 前提交` : ''}。提交后由区无废办列入下一批上报。`}
      width={640}
    >
      <Form.Item
        name="text"
        label="补充说明"
        extra="不需要申报单位补充、由区无废办直接再报的，写明原因。"
        rules={[
          { required: true, whitespace: true, min: 2, message: '请写明补充了什么。' },
          { max: 2000, message: '不能超过 2000 个字。' },
        ]}
      >
        <Input.TextArea rows={6} />
      </Form.Item>
      <FileUpload application={props.application} place={{}} label="添加补充材料" />
    </ActDialog>
  );
}
