import { COMMAND_NAMES, type Route, ROUTES, STAGE_NAMES, STATUS_TITLES } from '@app/contracts';
import { COMMANDS, type PersonCommandType } from '@app/domain';
import { statusOf } from '../common/problems';
import { CODES } from './codes';

/** The human page about the api: calls, acts, stages, codes. No script, no outside source. */
export function docsPage(): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>无废细胞申报与办理 · 接口说明</title>
<style>
  body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; }
  table { border-collapse: collapse; width: 100%; }
  th, td { border: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }
  code { white-space: nowrap; }
  :target { background: #fff3c4; }
</style>
</head>
<body>
<h1>无废细胞申报与办理 · 接口说明</h1>
<p>机器可读的文档：<a href="/api/openapi.json">OpenAPI 3.1</a>。请求和答复均为 JSON；日期为 <code>YYYY-MM-DD</code>（北京时间），
时间为带时区的 ISO 8601。错误是 RFC 9457 问题文档，<code>code</code> 稳定不变，<code>errors[]</code> 用 JSON Pointer 指出每一处。
列表按游标翻页：<code>?cursor=&amp;limit=</code>（至多 200）。</p>
<p>每个办理请求自带 <code>commandId</code>(UUID)。没有收到答复，或收到 503 时，用同一 <code>commandId</code> 再发一次：只办理一次，答复相同。</p>
<h2>调用</h2>
${table(['方法', '地址', '用途', '谁可以调用'], Object.values<Route>(ROUTES).map(routeRow))}
<h2>办理事项（POST /api/applications/:id/commands 的 type）</h2>
${table(['type', '事项', '须填'], Object.entries(COMMAND_NAMES).map(actRow))}
<h2>环节</h2>
${table(
  ['stage', '环节'],
  Object.entries(STAGE_NAMES).map(([stage, name]) => [code(stage), escape(name)]),
)}
<h2>错误代码</h2>
<table>
<tr><th>code</th><th>状态</th><th>含义</th></tr>
${Object.keys(CODES).sort().map(codeRow).join('\n')}
</table>
</body>
</html>
`;
}

function routeRow({ method, path, summary, roles }: Route): string[] {
  return [method, code(`/api${path}`), escape(summary), roles === 'public' ? '无须登录' : roles.join('、')];
}

function actRow([type, name]: [string, string]): string[] {
  const { needs } = COMMANDS[type as PersonCommandType];
  return [code(type), escape(name), needs.map(code).join(' ')];
}

function codeRow(name: string): string {
  const status = statusOf(name);
  return `<tr id="${name}"><td>${code(name)}</td><td>${status} ${STATUS_TITLES[status]}</td><td>${escape(CODES[name]!)}</td></tr>`;
}

function table(heads: string[], rows: string[][]): string {
  const head = heads.map((text) => `<th>${text}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<table>\n<tr>${head}</tr>\n${body.join('\n')}\n</table>`;
}

function code(text: string): string {
  return `<code>${escape(text)}</code>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
