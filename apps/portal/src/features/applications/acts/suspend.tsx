import { ActDialog, type ActProps } from '../../../components/acts/act-dialog';
import { ChoiceField } from './choice-field';
import { ReasonField } from './fields';

const CAUSES = [
  { value: 'suspension', label: '中止办理', hint: '例如等待其他机关的决定' },
  { value: 'expertReview', label: '专家评审', hint: '评审时间不计入期限' },
] as const;

/** 中止: every clock stands still until it is resumed. */
export default function Suspend(props: ActProps) {
  return (
    <ActDialog {...props} explain="中止后,全部期限停止计算;恢复办理后,按剩余天数继续。">
      <ChoiceField name="why" label="中止的原因" choices={CAUSES} />
      <ReasonField />
    </ActDialog>
  );
}
