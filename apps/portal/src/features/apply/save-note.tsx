import { Button } from 'antd';
import type { SaveState } from './use-autosave';

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Shows whether the input is saved. */
export function SaveNote({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  return (
    <span className={`save-note save-${state.kind}`} role="status">
      {textOf(state)}
      {state.kind === 'failed' && (
        <Button size="small" onClick={onRetry}>
          现在保存
        </Button>
      )}
    </span>
  );
}

function textOf(state: SaveState): string {
  switch (state.kind) {
    case 'saved':
      return state.at ? `已自动保存 ${clock.format(state.at)}` : '内容会自动保存';
    case 'typing':
    case 'saving':
      return '正在保存…';
    case 'failed':
      return `还没有保存：${state.problem.message}`;
  }
}
