import type { Entry } from './store';

/** The content of the page of one mail. */
export interface Letter extends Entry {
  text: string;
  hasHtml: boolean;
}

export const PAGE_SIZE = 100;

const STYLE = `body{font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1f2328}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
td.at{white-space:nowrap;color:#666}a{color:#1668a8}form{margin:1rem 0}input{font:inherit;padding:.2rem .5rem;width:20rem}
iframe{width:100%;height:34rem;border:1px solid #ddd}pre{white-space:pre-wrap;background:#f6f8fa;padding:1rem}nav{margin:1rem 0}`;

export function listPage(items: Entry[], total: number, q: string, offset: number): string {
  const rows = items.map(
    ({ id, at, to, subject }) =>
      `<tr><td class="at">${moment(at)}</td><td>${safe(to.join('、'))}</td>` +
      `<td><a href="/mails/${safe(id)}">${safe(subject) || '（无主题）'}</a></td></tr>`,
  );
  const link = (to: number, name: string) =>
    `<a href="/?q=${encodeURIComponent(q)}&amp;offset=${to}">${name}</a>`;
  const turns = [
    offset > 0 ? link(Math.max(0, offset - PAGE_SIZE), '较新') : '',
    offset + items.length < total ? link(offset + PAGE_SIZE, '较早') : '',
  ];
  return page(
    '邮件',
    `<h1>本机收到的邮件</h1><p>系统发出的邮件都留在这里，不会寄出。共 ${total} 封。</p>
<form><input name="q" value="${safe(q)}" placeholder="按主题或收件人查找" aria-label="查找"> <button>查找</button></form>
${rows.length ? `<table><tr><th>时间</th><th>收件人</th><th>主题</th></tr>${rows.join('\n')}</table>` : '<p>还没有邮件。</p>'}
<nav>${turns.filter(Boolean).join(' · ')}</nav>`,
  );
}

/** Returns the page of a mail. Its HTML is in a frame without scripts, forms or an origin; its text is below. */
export function letterPage({ id, at, from, to, subject, text, hasHtml }: Letter): string {
  return page(
    subject || '（无主题）',
    `<nav><a href="/">← 全部邮件</a></nav><h1>${safe(subject) || '（无主题）'}</h1>
<table><tr><th>时间</th><td>${moment(at)}</td></tr><tr><th>发件人</th><td>${safe(from)}</td></tr>
<tr><th>收件人</th><td>${safe(to.join('、'))}</td></tr></table>
${hasHtml ? `<h2>邮件</h2><iframe sandbox src="/mails/${safe(id)}/html" title="邮件正文"></iframe>` : ''}
<h2>纯文本</h2><pre>${safe(text)}</pre><p><a href="/mails/${safe(id)}/raw">原始邮件（.eml）</a></p>`,
  );
}

export function messagePage(message: string): string {
  return page(message, `<nav><a href="/">← 全部邮件</a></nav><p>${safe(message)}</p>`);
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${safe(title)} · 无废细胞</title><style>${STYLE}</style><body>${body}</body></html>`;
}

const ESCAPES: { [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char]!);
}

function moment(iso: string): string {
  const there = new Date(Date.parse(iso) + 8 * 3_600_000).toISOString(); // Asia/Shanghai
  return `${there.slice(0, 10)} ${there.slice(11, 19)}`;
}
