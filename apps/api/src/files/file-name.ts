import { extensionOf } from '@app/contracts';

/** UTF-16 code units that a file name keeps. */
const MOST = 150;

/** Returns the last part of a file name without control and path characters; a longer one is cut between characters. */
export function tidyName(given: string): string {
  const base = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b\u200c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff<>:"|?*]/g,
      '',
    )
    .trim();
  if (clean.length <= MOST) return clean;
  const extension = extensionOf(clean);
  const ending = extension && extension.length < MOST / 2 ? `.${extension}` : '';
  let kept = '';
  for (const { segment } of new Intl.Segmenter('zh').segment(clean)) {
    if (kept.length + segment.length + ending.length > MOST) break;
    kept += segment;
  }
  return `${kept}${ending}`;
}

/** `attachment` with the name for old and new readers (RFC 6266, RFC 5987). */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
