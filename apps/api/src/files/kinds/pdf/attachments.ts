import { DEEPEST } from '../fault';
import { unpacked } from './filters';
import { readObjects } from './objects';
import { unlocked } from './unlocked';
import { hasName, type PdfDictionary, PdfTooComplex, type PdfValue, valuesOf } from './values';

/** Bytes that the files within one pdf may have together. */
const MOST_BYTES = 50 * 1024 * 1024;
/** Deflate makes no more of a byte. */
const MOST_FOLD = 1032;

/** Whether bytes begin as a pdf does, for its viewers. */
const isPdf = (bytes: Buffer) => bytes.subarray(0, 1024 + 5).includes('%PDF-');

/**
 * Returns the files that are attached to a pdf, and to a pdf among them, without their packing; those packed otherwise than
 * by Flate as they are. None of bytes that are no pdf. Undefined when they are too many or too deep to be looked at.
 */
export async function attachmentsOf(bytes: Buffer): Promise<Buffer[] | undefined> {
  try {
    return await collected(bytes, { left: MOST_BYTES }, 0);
  } catch (error) {
    if (error instanceof PdfTooComplex) return undefined;
    throw error;
  }
}

async function collected(bytes: Buffer, budget: { left: number }, depth: number): Promise<Buffer[]> {
  if (!isPdf(bytes)) return [];
  if (depth > DEEPEST) throw new PdfTooComplex();
  const { byNumber, streams, trailers } = await readObjects(bytes);
  const isEncrypted = trailers.some((one) => hasName(one, 'Encrypt'));
  if (isEncrypted) {
    const plain = await unlocked(bytes);
    return plain && !plain.equals(bytes) ? collected(plain, budget, depth + 1) : [];
  }
  const named = new Set([...byNumber.values()].flat().flatMap(embeddedIn));
  const found: Buffer[] = [];
  for (const { number, dictionary, data } of streams) {
    if (!named.has(number) && !hasName(dictionary, 'Type', 'EmbeddedFile')) continue;
    const plain = await unpacked(dictionary, data, budget.left);
    if (!plain && data.length * MOST_FOLD > budget.left) throw new PdfTooComplex(); // perhaps too much, not only damaged
    const file = plain ?? data;
    budget.left -= file.length;
    if (budget.left <= 0) throw new PdfTooComplex();
    if (file.length > 0) found.push(file, ...(await collected(file, budget, depth + 1)));
  }
  return found;
}

/** The numbers of the streams that a value, with what stands in it, names as attached files (ISO 32000-1, 7.11.4). */
function embeddedIn(value: PdfValue): number[] {
  if (value.kind === 'array') return value.items.flatMap(embeddedIn);
  if (value.kind !== 'dictionary') return [];
  const sets = valuesOf(value, 'EF').filter((one): one is PdfDictionary => one.kind === 'dictionary');
  return [
    ...sets.flatMap(({ entries }) => entries.flatMap(([, one]) => (one.kind === 'ref' ? [one.object] : []))),
    ...value.entries.flatMap(([, inner]) => embeddedIn(inner)),
  ];
}
