import { Alert } from 'antd';
import { BASIS_NAMES, type BoardPage } from '@app/contracts';

/** The number of rows, the meaning of the colours, and a warning if the engine is unreachable. */
export function BoardSummary({ board }: { board: BoardPage }) {
  const { total, thresholds, technical } = board;
  const { yellowDays, redDays, basis } = thresholds;
  return (
    <>
      {technical.asked && !technical.reachable && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title="流程引擎暂时没有应答"
          description="列表来自记录库，仍然准确；技术原因要等引擎恢复后才能判断。"
        />
      )}
      <p className="quiet" role="status">
        共 {total} 项。黄：剩余不多于 {yellowDays} 个工作日；红：{redText(redDays)}（
        {BASIS_NAMES[basis as keyof typeof BASIS_NAMES] ?? basis}）。
      </p>
    </>
  );
}

function redText(days: number): string {
  if (days < 0) return `逾期 ${-days} 个工作日及以上`;
  return days === 0 ? '今日到期或已逾期' : `剩余不多于 ${days} 个工作日或已逾期`;
}
