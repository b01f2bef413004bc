/** Returns the last part of a file name without control and path characters; at most 150 characters. */
export function tidyName(given: string): string {
  const base = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069<>:"|?*]/g, '')
    .trim();
  if (clean.length <= 150) return clean;
  const extension = extensionOf(clean);
  return `${clean.slice(0, 149 - extension.length)}.${extension}`;
}

/** The extension in lower case, without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at > 0 ? name.slice(at + 1).toLowerCase() : '';
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
