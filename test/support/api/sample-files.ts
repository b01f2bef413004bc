import { strToU8, zipSync } from 'fflate';

/** Returns a small valid PDF. */
export function aPdf(text = 'evidence'): Uint8Array {
  return strToU8(
    `%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% ${text}\ntrailer << /Root 1 0 R >>\n%%EOF\n`,
  );
}

/** One transparent pixel. */
export function aPng(): Uint8Array {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

const CONTENT_TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;

/** Returns a docx with further entries. */
export function aDocx(extra: Record<string, Uint8Array> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(CONTENT_TYPES),
    'word/document.xml': strToU8('<w:document xmlns:w="x"><w:body/></w:document>'),
    ...extra,
  });
}

/** One grey pixel. */
export function aJpg(): Uint8Array {
  const hex = 'ffd8ffe000104a46494600010100000100010000ffc0000b080001000101011100ffda0008010100003f00ffd9';
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** The boxes of a HEIC photo: its brand, what it holds, its data. */
export function aHeic(data = 'photo'): Uint8Array {
  const box = (type: string, content: string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(8 + content.length);
    return Buffer.concat([length, Buffer.from(type + content, 'latin1')]);
  };
  const boxes = [box('ftyp', 'heic\0\0\0\0mif1heic'), box('meta', '\0\0\0\0'), box('mdat', data)];
  return new Uint8Array(Buffer.concat(boxes));
}
