import { zipSync, Zip, ZipDeflate, strToU8 } from 'fflate';

/** Returns a pdf of one page with a true table of places; `more` are further objects, from number 4 on. */
export function aPagedPdf({ before = '', after = '', more = '', root = '', trailer = '' } = {}): Buffer {
  const parts = [
    `1 0 obj\n<</Type/Catalog/Pages 2 0 R${root}>>\nendobj\n`,
    '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n',
    '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n',
  ];
  let text = '%PDF-1.4\n';
  const places = parts.map((part) => {
    const at = text.length;
    text += part;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  text += more;
  const table = `xref\n0 4\n0000000000 65535 f \n${places.join('')}trailer\n<</Size 4/Root 1 0 R${trailer}>>\n`;
  return Buffer.from(`${before}${text}${table}startxref\n${text.length}\n%%EOF\n${after}`, 'latin1');
}

const NS = 'http://schemas.openxmlformats.org';
export const MAIN = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
};

interface OddOffice {
  /** The name of the main part. */
  main?: string;
  /** Where the types of relations are defined; strict packages have another place. */
  relations?: string;
  /** The prefix of the elements of content types and relations. */
  prefix?: string;
  /** Relations of the main part. */
  related?: { kind: string; target: string; external?: boolean }[];
  types?: Record<string, string>;
  extra?: Record<string, Uint8Array>;
}

/** Returns the entries of an Office file, as other producers than Office write it. */
export function officeParts(kind: keyof typeof MAIN, odd: OddOffice = {}): Record<string, Uint8Array> {
  const { main = 'word/document.xml', relations = `${NS}/officeDocument/2006/relationships` } = odd;
  const { prefix = '', related = [], types = {}, extra = {} } = odd;
  const relation = (
    { kind, target, external }: { kind: string; target: string; external?: boolean },
    i: number,
  ) =>
    `<${prefix}Relationship Id="r${i}" Type="${relations}/${kind}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;
  const rels = (all: { kind: string; target: string; external?: boolean }[]) =>
    strToU8(
      `<?xml version="1.0"?><${prefix}Relationships xmlns${prefix && ':p'}="${NS}/package/2006/relationships">${all.map(relation).join('')}</${prefix}Relationships>`,
    );
  const at = main.lastIndexOf('/') + 1;
  const overrides = Object.entries({ [`/${main}`]: MAIN[kind], ...types }).map(
    ([part, type]) => `<${prefix}Override PartName="${part}" ContentType="${type}"/>`,
  );
  return {
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><${prefix}Types xmlns${prefix && ':p'}="${NS}/package/2006/content-types"><${prefix}Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join('')}</${prefix}Types>`,
    ),
    '_rels/.rels': rels([{ kind: 'officeDocument', target: main }]),
    [main]: strToU8('<x/>'),
    [`${main.slice(0, at)}_rels/${main.slice(at)}.rels`]: rels(related),
    ...extra,
  };
}

export const zipped = (parts: Record<string, Uint8Array>) => Buffer.from(zipSync(parts));

/** Returns an archive written as a stream: sizes stand behind the data (data descriptors). */
export function streamed(parts: Record<string, Uint8Array>): Buffer {
  const pieces: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  for (const [name, content] of Object.entries(parts)) {
    const entry = new ZipDeflate(name);
    zip.add(entry);
    entry.push(content, true);
  }
  zip.end();
  return Buffer.concat(pieces);
}

/** Marks every entry of an archive as encrypted. */
export function lockedZip(parts: Record<string, Uint8Array>): Buffer {
  const bytes = zipped(parts);
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4))
    bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
  return bytes;
}

export interface OddStream {
  name: string;
  content?: Buffer;
  /** Without content: a storage, and what is in it. */
  inside?: OddStream[];
  classId?: Buffer;
}

const SECTOR = 512;
const NONE = 0xffffffff;
const END = 0xfffffffe;

/** Returns a compound file (MS-CFB, version 3); its streams are filled up to 4096 bytes, so that none is a small one. */
export function aCompound(streams: OddStream[]): Buffer {
  const entries: {
    name: string;
    type: number;
    right: number;
    child: number;
    content: Buffer;
    classId?: Buffer;
  }[] = [{ name: 'Root Entry', type: 5, right: NONE, child: NONE, content: Buffer.alloc(0) }];
  const add = (all: OddStream[]): number => {
    let next = NONE;
    for (const { name, content, inside, classId } of [...all].reverse()) {
      const filled = content
        ? Buffer.concat([content, Buffer.alloc(Math.max(0, 4096 - content.length))])
        : Buffer.alloc(0);
      const child = inside ? add(inside) : NONE;
      entries.push({ name, type: content ? 2 : 1, right: next, child, content: filled, classId });
      next = entries.length - 1;
    }
    return next;
  };
  entries[0]!.child = add(streams);
  const directorySectors = Math.ceil((entries.length * 128) / SECTOR);
  const table: number[] = [];
  const chain = (sectors: number) => {
    const start = table.length;
    for (let i = 0; i < sectors; i += 1) table.push(i + 1 < sectors ? start + i + 1 : END);
    return sectors > 0 ? start : END;
  };
  const directoryAt = chain(directorySectors);
  const starts = entries.map(({ content }) => chain(Math.ceil(content.length / SECTOR)));
  const tableSectors = Math.ceil((table.length + 1) / (SECTOR / 4 - 1));
  const tableAt = table.length;
  for (let i = 0; i < tableSectors; i += 1) table.push(0xfffffffd);
  const header = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(0x3e, 24);
  header.writeUInt16LE(3, 26);
  header.writeUInt16LE(0xfffe, 28);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directoryAt, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(END, 60);
  header.writeUInt32LE(END, 68);
  for (let i = 0; i < 109; i += 1) header.writeUInt32LE(i < tableSectors ? tableAt + i : NONE, 76 + i * 4);
  const directory = Buffer.alloc(directorySectors * SECTOR);
  entries.forEach(({ name, type, right, child, content, classId }, i) => {
    const at = i * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE(name.length * 2 + 2, at + 64);
    directory.writeUInt8(type, at + 66);
    directory.writeUInt32LE(NONE, at + 68);
    directory.writeUInt32LE(right, at + 72);
    directory.writeUInt32LE(child, at + 76);
    classId?.copy(directory, at + 80);
    directory.writeUInt32LE(starts[i]!, at + 116);
    directory.writeUInt32LE(content.length, at + 120);
  });
  const sectors = Buffer.alloc(tableSectors * SECTOR, 0xff);
  table.forEach((next, i) => sectors.writeUInt32LE(next, i * 4));
  const padded = (content: Buffer) => Buffer.concat([content, Buffer.alloc(-content.length & (SECTOR - 1))]);
  return Buffer.concat([header, directory, ...entries.map(({ content }) => padded(content)), sectors]);
}

/** Returns the stream of an object of the Packager of Windows: a file under its name. */
export function packaged(name: string, content: Uint8Array): Buffer {
  const text = Buffer.from(`${name}\0C:\\${name}\0`);
  const path = Buffer.from(`C:\\T\\${name}\0`);
  const number = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  return Buffer.concat([
    number(0),
    Buffer.from([2, 0]),
    text,
    number(0x30000),
    number(path.length),
    path,
    number(content.length),
    content,
  ]);
}

/** Returns the first record of a Word document (FIB), encrypted or not. */
export function aWordStream(isEncrypted = false): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt16LE(0xa5ec, 0);
  bytes.writeUInt16LE(isEncrypted ? 0x0100 : 0, 10);
  return bytes;
}

/** Returns the first records of a workbook: the beginning, `records`, one sheet of a type (1: macros), the end. */
export function aBookStream(sheetType = 0, ...records: number[]): Buffer {
  const record = (type: number, data: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt16LE(type, 0);
    head.writeUInt16LE(data.length, 2);
    return Buffer.concat([head, data]);
  };
  const sheet = Buffer.from([0, 0, 0, 0, 0, sheetType, 1, 0, 65]);
  return Buffer.concat([
    record(0x0809, Buffer.alloc(16)),
    ...records.map((type) => record(type, Buffer.alloc(4))),
    record(0x0085, sheet),
    record(0x000a, Buffer.alloc(0)),
  ]);
}

/** Returns a webp of one pixel row, without loss. */
export function aWebp(): Buffer {
  const data = Buffer.from('2f00000000071011fd0f4444ff03', 'hex');
  const head = Buffer.alloc(20);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(12 + data.length, 4);
  head.write('WEBPVP8L', 8, 'latin1');
  head.writeUInt32LE(data.length, 16);
  return Buffer.concat([head, data]);
}
