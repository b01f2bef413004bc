import { ActDialog, type ActProps } from '../../../components/act-dialog';
import { ReasonField } from './fields';

/** 撤销命名(摘牌). */
export default function Revoke(props: ActProps) {
  return (
    <ActDialog
      {...props}
      danger
      explain="撤销后,该单位不再是无废细胞,已计入的考核数相应减少,且不能恢复。"
      submitText="确认撤销命名"
    >
      <ReasonField />
    </ActDialog>
  );
}
