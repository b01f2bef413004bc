const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for any place in HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** The parts of a mail, all of them plain text. */
export interface Parts {
  title: string;
  paragraphs: string[];
  /** Groups of lines, each line with its own link. */
  groups?: { heading: string; lines: { text: string; link: string }[] }[];
  due?: string;
  link: string;
  footer: string[];
}

/** Lays out plain text: what happened, what to do, until when, where, and why the mail was sent. */
export function asText({ paragraphs, groups = [], due, link, footer }: Parts): string {
  return [
    '您好！',
    ...paragraphs,
    ...groups.map(({ heading, lines }) =>
      [heading, ...lines.map((line) => `· ${line.text}\n  ${line.link}`)].join('\n'),
    ),
    ...(due ? [due] : []),
    `查看详情：${link}`,
    `-- \n${footer.join('\n')}`,
    '',
  ].join('\n\n');
}

/** Lays out the same content as a small HTML page; every text is escaped. */
export function asHtml({ title, paragraphs, groups = [], due, link, footer }: Parts): string {
  const p = (text: string, style = '') => `<p style="margin:0 0 12px${style}">${escapeHtml(text)}</p>`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;padding:24px;background:#f4f7f4;font:15px/1.7 sans-serif;color:#222">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-radius:8px">
<h1 style="margin:0 0 16px;font-size:18px;color:#1d6b3a">${escapeHtml(title)}</h1>
${['您好！', ...paragraphs].map((text) => p(text)).join('\n')}
${groups.map(asList).join('\n')}
${due ? p(due, ';font-weight:bold') : ''}
<p style="margin:16px 0"><a href="${escapeHtml(link)}" style="color:#1d6b3a">查看详情</a></p>
<div style="border-top:1px solid #ddd;padding-top:12px;font-size:12px;color:#666">
${footer.map((text) => p(text)).join('\n')}
</div>
</div>
</body></html>
`;
}

function asList({ heading, lines }: NonNullable<Parts['groups']>[number]): string {
  const items = lines.map(
    ({ text, link }) =>
      `<li><a href="${escapeHtml(link)}" style="color:#1d6b3a">${escapeHtml(text)}</a></li>`,
  );
  return `<h2 style="margin:16px 0 4px;font-size:15px">${escapeHtml(heading)}</h2><ul style="margin:0">${items.join('')}</ul>`;
}
