import { Modal } from 'antd';
import type { SheetTally } from './sheet-tally';

interface ConfirmProps {
  tally: SheetTally;
  onConfirm: () => void;
  onClose: () => void;
}

/**
 * Shows the result of a sheet and asks for confirmation before it is filed; a filed sheet cannot be changed.
 */
export function Confirm({ tally, onConfirm, onClose }: ConfirmProps) {
  const { sections, score, bonus, unmet } = tally;
  return (
    <Modal
      open
      title="提交核查评分表"
      okText="确认提交"
      cancelText="再看看"
      onOk={onConfirm}
      onCancel={onClose}
    >
      <p>提交后不能修改。是否合格按评分标准计算，提交后可以看到结果。</p>
      <ul>
        {sections
          .filter(({ base }) => base > 0)
          .map(({ id, title, earned, base, belowMinimum }) => (
            <li key={id}>
              {id} {title}：{earned}/{base} 分{belowMinimum && '，低于本部分最低要求'}
            </li>
          ))}
      </ul>
      <p>
        <strong>得分 {score ?? 0}</strong>（满分 100{bonus > 0 && `，另有加分 ${bonus}`}）
      </p>
      {unmet.length > 0 && (
        <>
          <p>不符合的项目：</p>
          <ul>
            {unmet.map(({ id, text, kind }) => (
              <li key={id}>
                {id} {kind === 'VETO' ? '（否决项）' : '（必备项）'}
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </Modal>
  );
}
