import { COMMAND_NAMES, type YearView, STAGE_NAMES } from '@app/contracts';
import type { PersonCommandType, Stage } from '@app/domain';
import type { Journey } from '../support/journey';

export interface Row {
  journey: Journey;
  /** The special event of its course, in Chinese; empty if there was none. */
  turn: string;
  /** The stages that it has passed, from its events. */
  passed: Stage[];
}

/**
 * Prints per application: number, type, stages passed, people and median time per command; then the times per
 * command type.
 */
export function printTable(rows: Row[]): void {
  const table = rows.map(({ journey, turn, passed }) => {
    const people = [...new Set(journey.steps.map(({ login }) => login))];
    const ms = journey.steps.map((step) => step.ms);
    return [
      journey.number,
      journey.type.name + (turn && `（${turn}）`),
      passed.map((stage) => STAGE_NAMES[stage]).join('→'),
      people.join(' '),
      `${ms.length} 次，中位 ${median(ms).toFixed(0)} ms`,
    ];
  });
  print([['编号', '类型', '经过的环节', '经办', '每次办理'], ...table]);

  const byType = new Map<string, number[]>();
  for (const { type, ms } of rows.flatMap(({ journey }) => journey.steps)) {
    byType.set(type, [...(byType.get(type) ?? []), ms]);
  }
  console.log('\n每种操作的时间（毫秒）');
  const times = [...byType].map(([type, ms]) => [
    COMMAND_NAMES[type as PersonCommandType],
    String(ms.length),
    median(ms).toFixed(0),
    Math.max(...ms).toFixed(0),
  ]);
  print([['操作', '次数', '中位', '最长'], ...times]);
}

/** Prints the targets of the year (45 · 50 · 60) with completed, gap and surplus. */
export function printGauges({ year, gauges }: YearView): void {
  console.log(`\n${year} 年度任务`);
  const lines = gauges.map(({ name, target, completed, gap, surplus }) =>
    [name, target, completed, gap, surplus].map(String),
  );
  print([['任务', '目标', '完成', '缺口', '超出'], ...lines]);
}

function print(lines: string[][]): void {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => width(line[column]!))));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell)))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Returns the width in terminal columns; a Chinese character takes two. */
function width(text: string): number {
  return [...text].reduce(
    (sum, char) => sum + (/[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]/.test(char) ? 2 : 1),
    0,
  );
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
