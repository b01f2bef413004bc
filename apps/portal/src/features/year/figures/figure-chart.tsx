import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { FigureRow } from './figure-row';

echarts.use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, SVGRenderer]);

const SERIES = [
  { field: 'target', name: '任务数', color: '#8b9791' },
  { field: 'completed', name: '计入', color: '#1f6f4a' },
  { field: 'recognised', name: '市级认定', color: '#1d5f8a' },
  { field: 'open', name: '办理中', color: '#b06a00' },
] as const;

const LINE_PX = 68;

/** The figures as bars. Each kind has a pattern besides its colour, and each bar its number. */
export default function FigureChart({ title, rows }: { title: string; rows: FigureRow[] }) {
  const place = useRef<HTMLDivElement>(null);
  const content = JSON.stringify(rows);

  useEffect(() => {
    const chart = echarts.init(place.current, undefined, { renderer: 'svg' });
    chart.setOption(optionOf(title, JSON.parse(content) as FigureRow[]));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [title, content]);

  return (
    <div
      ref={place}
      role="img"
      aria-label={`${title}的图：${describe(rows)}`}
      className="figure-chart"
      style={{ height: 60 + LINE_PX * rows.length }}
    />
  );
}

function optionOf(title: string, rows: FigureRow[]): echarts.EChartsCoreOption {
  const shown = SERIES.filter(({ field }) => rows.some((row) => row[field] !== undefined));
  return {
    animation: false,
    aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
    textStyle: { fontFamily: getComputedStyle(document.documentElement).fontFamily, fontSize: 14 },
    legend: { top: 0, left: 0, itemWidth: 28, itemHeight: 16, textStyle: { fontSize: 14, color: '#1d2521' } },
    grid: { top: 44, left: 0, right: 36, bottom: 0, containLabel: true },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'value', minInterval: 1, axisLabel: { fontSize: 13, color: '#4a5550' } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLabel: { fontSize: 14, color: '#1d2521' },
      axisTick: { show: false },
    },
    series: shown.map(({ field, name, color }) => ({
      type: 'bar',
      name,
      data: rows.map((row) => row[field] ?? 0),
      itemStyle: { color },
      barMaxWidth: 14,
      label: { show: true, position: 'right', fontSize: 12, color: '#1d2521' },
    })),
  };
}

/** Returns the chart in words, for screen readers. */
function describe(rows: FigureRow[]): string {
  return rows.map(({ name, completed, target }) => `${name} ${completed}/${target}`).join('，');
}
