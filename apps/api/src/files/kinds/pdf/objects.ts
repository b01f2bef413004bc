import { setImmediate as breathe } from 'node:timers/promises';
import { unpacked } from './filters';
import {
  hasName,
  numberOf,
  type PdfDictionary,
  PdfScanner,
  PdfTooComplex,
  type PdfValue,
  valuesOf,
} from './values';

const MAX_INFLATED = 50 * 1024 * 1024;
const MOST_OBJECTS = 500_000;
/** Objects read before others have their turn. */
const TURN = 500;

/** The objects of a pdf by number, each with all its versions, and the dictionaries that lead to them. */
export interface PdfObjects {
  byNumber: Map<number, PdfValue[]>;
  trailers: PdfDictionary[];
  /** The streams as they stand in the file. */
  streams: { number: number; dictionary: PdfDictionary; data: Buffer }[];
  /** Whether objects stand in streams that cannot be unpacked. */
  hasDarkObjects: boolean;
  /** The length of the streams that hold objects, as they stand in the file (bytes). */
  packedBytes: number;
}

interface Found {
  number: number;
  value: PdfValue;
  stream?: Buffer;
}

/**
 * Reads the objects of a pdf as viewers do that repair it: one after another, and in addition at each place that its
 * tables name, which may lie within other data. Throws PdfTooComplex.
 */
export async function readObjects(bytes: Buffer): Promise<PdfObjects> {
  const objects: PdfObjects = {
    ...{ byNumber: new Map(), trailers: [], streams: [] },
    ...{ hasDarkObjects: false, packedBytes: 0 },
  };
  const scanner = new PdfScanner(bytes);
  const known = new Set<number>();
  let left = MAX_INFLATED;
  let count = 0;

  const add = async ({ number, value, stream }: Found) => {
    count += 1;
    if (count > MOST_OBJECTS) throw new PdfTooComplex();
    if (count % TURN === 0) await breathe();
    objects.byNumber.set(number, [...(objects.byNumber.get(number) ?? []), value]);
    if (!stream || value.kind !== 'dictionary') return;
    objects.streams.push({ number, dictionary: value, data: stream });
    if (hasName(value, 'Type', 'XRef')) {
      objects.trailers.push(value);
      const table = await unpacked(value, stream, left);
      left -= table?.length ?? 0;
      for (const place of table ? placesOf(value, table) : []) places.add(place);
    }
    if (!hasName(value, 'Type', 'ObjStm')) return;
    objects.packedBytes += stream.length;
    const packed = await unpacked(value, stream, left);
    left -= packed?.length ?? 0;
    const inside = packed && objectsIn(value, packed);
    if (!inside) objects.hasDarkObjects = true;
    else for (const one of inside) await add(one);
  };
  const places = new Set<number>();

  while (!scanner.isAtEnd) {
    const at = (scanner.skipSpace(), scanner.at);
    const word = scanner.token();
    if (/^\d+$/.test(word)) {
      const found = objectAt(bytes, at, scanner);
      if (!found) continue;
      known.add(at);
      await add(found);
    } else if (word === 'trailer') {
      const value = scanner.value();
      if (value?.kind === 'dictionary') objects.trailers.push(value);
    } else if (word === 'xref') {
      for (const place of tableAt(scanner)) places.add(place);
    }
  }
  const header = Math.max(0, bytes.indexOf('%PDF-'));
  for (const place of places) {
    for (const at of new Set([place, place + header])) {
      if (at === 0 || known.has(at)) continue;
      const other = new PdfScanner(bytes, at, scanner.budget);
      other.skipSpace();
      if (known.has(other.at)) continue;
      known.add(other.at);
      other.token();
      const found = objectAt(bytes, at, other);
      if (found) await add(found);
    }
  }
  return objects;
}

/**
 * Reads the object whose number begins at a place and has just been read; the scanner stands behind it then. Undefined when
 * there is none, the scanner stands behind the number.
 */
function objectAt(bytes: Buffer, at: number, scanner: PdfScanner): Found | undefined {
  const behind = scanner.at;
  const number = Number(bytes.toString('latin1', at, behind));
  if (!Number.isInteger(number) || !/^\d+$/.test(scanner.token()) || scanner.token() !== 'obj') {
    scanner.at = behind;
    return undefined;
  }
  const value = scanner.value();
  if (!value) return undefined;
  scanner.skipSpace();
  const stream = value.kind === 'dictionary' ? streamAt(bytes, value, scanner) : undefined;
  return { number, value, ...(stream && { stream }) };
}

/** Reads the data of a stream. Its length may be untrue or elsewhere; `endstream` ends it then. */
function streamAt(bytes: Buffer, value: PdfDictionary, scanner: PdfScanner): Buffer | undefined {
  const behind = scanner.at;
  if (scanner.token() !== 'stream') {
    scanner.at = behind;
    return undefined;
  }
  let from = scanner.at;
  if (bytes[from] === 13) from += 1;
  if (bytes[from] === 10) from += 1;
  const length = numberOf(value, 'Length');
  if (length !== undefined && length >= 0 && from + length <= bytes.length) {
    scanner.at = from + length;
    if (scanner.token() === 'endstream') return bytes.subarray(from, from + length);
  }
  const end = bytes.indexOf('endstream', from, 'latin1');
  scanner.at = end < 0 ? bytes.length : end + 'endstream'.length;
  return bytes.subarray(from, end < 0 ? bytes.length : end);
}

/** Returns the places of the objects in use of a table that begins behind the word `xref`. */
function tableAt(scanner: PdfScanner): number[] {
  const places: number[] = [];
  for (;;) {
    const before = scanner.at;
    const [first, count] = [scanner.token(), scanner.token()];
    if (!/^\d+$/.test(first) || !/^\d+$/.test(count)) {
      scanner.at = before;
      return places;
    }
    for (let i = 0; i < Number(count) && !scanner.isAtEnd; i += 1) {
      const entry = scanner.at;
      const [place, generation, use] = [scanner.token(), scanner.token(), scanner.token()];
      if (!/^\d+$/.test(place) || !/^\d+$/.test(generation) || (use !== 'n' && use !== 'f')) {
        scanner.at = entry;
        return places;
      }
      if (use === 'n') places.push(Number(place));
    }
  }
}

/** Returns the places of the objects in use of a table in a stream (ISO 32000-1, 7.5.8). */
function placesOf(dictionary: PdfDictionary, table: Buffer): number[] {
  const [widths] = valuesOf(dictionary, 'W');
  if (widths?.kind !== 'array' || widths.items.length !== 3) return [];
  const [type, place, rest] = widths.items.map((one) => (one.kind === 'number' ? one.value : -1)) as [
    number,
    number,
    number,
  ];
  if ([type, place, rest].some((width) => !Number.isInteger(width) || width < 0 || width > 6)) return [];
  const row = type + place + rest;
  const places: number[] = [];
  for (let at = 0; row > 0 && place > 0 && at + row <= table.length; at += row) {
    const isInUse = type === 0 || table.readUIntBE(at, type) === 1;
    if (isInUse) places.push(table.readUIntBE(at + type, place));
  }
  return places;
}

/** Returns the objects of an unpacked stream of objects; undefined when it is none. */
function objectsIn(dictionary: PdfDictionary, bytes: Buffer): Found[] | undefined {
  const [count, first] = [numberOf(dictionary, 'N'), numberOf(dictionary, 'First')];
  if (count === undefined || first === undefined || count > MOST_OBJECTS) return undefined;
  const head = new PdfScanner(bytes);
  const found: Found[] = [];
  const body = new PdfScanner(bytes);
  for (let i = 0; i < count; i += 1) {
    const [number, place] = [Number(head.token()), Number(head.token())];
    if (!Number.isInteger(number) || !Number.isInteger(place)) return undefined;
    body.at = first + place;
    const value = body.value();
    if (value) found.push({ number, value });
  }
  return found;
}
