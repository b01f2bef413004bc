import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/**
 * Returns the two objects of a file that is attached to a pdf, numbered from `first`, in latin1, as qpdf writes them. Behind
 * the checksum, clamd 1.4 does not see how the stream is packed.
 */
export function anAttachment(bytes: Buffer, first = 10): string[] {
  const sum = createHash('md5').update(bytes).digest('hex');
  const packed = deflateSync(bytes).toString('latin1');
  return [
    `${first} 0 obj\n<< /Type /Filespec /F (a.txt) /UF (a.txt) /EF << /F ${first + 1} 0 R >> >>\nendobj\n`,
    `${first + 1} 0 obj\n<< /Params << /CheckSum <${sum}> /Size ${bytes.length} >> /Type /EmbeddedFile /Length ${packed.length} ` +
      `/Filter /FlateDecode >>\nstream\n${packed}\nendstream\nendobj\n`,
  ];
}

/** Returns a small pdf with these objects, too. */
export function aPdfWith(objects: readonly string[]): Buffer {
  const catalog = '1 0 obj\n<< /Type /Catalog >>\nendobj\n';
  return Buffer.from(`%PDF-1.7\n${catalog}${objects.join('')}trailer << /Root 1 0 R >>\n%%EOF\n`, 'latin1');
}
