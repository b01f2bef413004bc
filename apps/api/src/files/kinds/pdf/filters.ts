import { constants, inflate as inflateCallback } from 'node:zlib';
import { promisify } from 'node:util';
import { numberOf, type PdfDictionary, valuesOf } from './values';

const inflate = promisify<Buffer, { maxOutputLength: number; finishFlush: number }, Buffer>(inflateCallback);

/**
 * Returns the content of a stream, of at most `most` bytes; undefined when it is packed in a way that no program uses for
 * objects, or is damaged.
 */
export async function unpacked(
  dictionary: PdfDictionary,
  bytes: Buffer,
  most: number,
): Promise<Buffer | undefined> {
  const filters = valuesOf(dictionary, 'Filter').flatMap((one) => (one.kind === 'array' ? one.items : [one]));
  if (filters.length === 0) return bytes;
  if (filters.length > 1 || filters[0]!.kind !== 'name') return undefined;
  if (!['FlateDecode', 'Fl'].includes(filters[0]!.text)) return undefined;
  // Viewers show what there is of a stream that is cut short.
  const options = { maxOutputLength: Math.max(1, most), finishFlush: constants.Z_SYNC_FLUSH };
  const plain = await inflate(bytes, options).catch(() => undefined);
  if (!plain) return undefined;
  const [parameters] = valuesOf(dictionary, 'DecodeParms').flatMap((one) =>
    one.kind === 'array' ? one.items : [one],
  );
  if (parameters?.kind !== 'dictionary') return plain;
  const predictor = numberOf(parameters, 'Predictor') ?? 1;
  if (predictor < 10) return predictor === 1 ? plain : undefined;
  return unpredicted(plain, numberOf(parameters, 'Columns') ?? 1);
}

/** Undoes the prediction of rows of bytes (PNG, 9.2), each led by the byte of its filter. */
function unpredicted(bytes: Buffer, columns: number): Buffer | undefined {
  if (!Number.isInteger(columns) || columns < 1 || columns > 65_536) return undefined;
  const rows = Math.floor(bytes.length / (columns + 1));
  const plain = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const filter = bytes[row * (columns + 1)]!;
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column > 0 ? plain[at - 1]! : 0;
      const up = row > 0 ? plain[at - columns]! : 0;
      const upLeft = row > 0 && column > 0 ? plain[at - columns - 1]! : 0;
      plain[at] = bytes[row * (columns + 1) + 1 + column]! + predicted(filter, left, up, upLeft);
    }
  }
  return plain;
}

function predicted(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return Math.floor((left + up) / 2);
    case 4: {
      const guess = left + up - upLeft;
      const [a, b, c] = [left, up, upLeft].map((one) => Math.abs(guess - one)) as [number, number, number];
      return a <= b && a <= c ? left : b <= c ? up : upLeft;
    }
    default:
      return 0;
  }
}
