/** An entry of a compound file: a storage (a folder) or a stream (a file in it). */
export interface CompoundEntry {
  /** The names from the root down to the entry. */
  path: string[];
  isStream: boolean;
  /** The class of the object that a storage holds, such as `0003000c-0000-0000-c000-000000000046`. */
  classId: string;
  size: number;
  /** Returns the first bytes of a stream, at most this many. Throws CompoundFault. */
  read(most: number): Buffer;
}

/** The compound file is damaged. */
export class CompoundFault extends Error {}

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const LAST_SECTOR = 0xfffffffa;
const NONE = 0xffffffff;
const ENTRY = 128;
const MOST_ENTRIES = 20_000;

export function isCompound(bytes: Buffer): boolean {
  return bytes.length >= 512 && bytes.subarray(0, 8).equals(SIGNATURE);
}

/** Returns the entries of a compound file (MS-CFB), the root first. Throws CompoundFault. */
export function compoundEntries(bytes: Buffer): CompoundEntry[] {
  const file = new CompoundFile(bytes);
  const seen = new Set<number>();
  const entries: CompoundEntry[] = [];
  const waiting: [id: number, folder: string[]][] = [[0, []]];
  while (waiting.length > 0) {
    const [id, folder] = waiting.pop()!;
    if (id === NONE || seen.has(id)) continue;
    if (seen.size >= MOST_ENTRIES) throw new CompoundFault();
    seen.add(id);
    const raw = file.entry(id);
    const type = raw[66];
    const name = raw.toString('utf16le', 0, Math.min(64, Math.max(0, raw.readUInt16LE(64) - 2)));
    const path = id === 0 ? [] : [...folder, name];
    if (id !== 0) for (const place of [68, 72]) waiting.push([raw.readUInt32LE(place), folder]);
    if (type === 1 || type === 5) waiting.push([raw.readUInt32LE(76), path]);
    const [start, size] = [raw.readUInt32LE(116), raw.readUInt32LE(120)];
    entries.push({
      path,
      isStream: type === 2,
      classId: classIdOf(raw.subarray(80, 96)),
      size,
      read: (most) => file.stream(start, size, Math.min(size, most)),
    });
  }
  return entries;
}

function classIdOf(raw: Buffer): string {
  const hex = (from: number, to: number) => raw.toString('hex', from, to);
  const turned = [raw.readUInt32LE(0).toString(16).padStart(8, '0')].concat(
    [4, 6].map((at) => raw.readUInt16LE(at).toString(16).padStart(4, '0')),
  );
  return [...turned, hex(8, 10), hex(10, 16)].join('-');
}

class CompoundFile {
  private readonly sector: number;
  private readonly small: number;
  private readonly smallUpTo: number;
  private readonly next: (sector: number) => number;
  private readonly directory: Buffer;
  private smallParts?: { next: Buffer; data: Buffer };

  constructor(private readonly bytes: Buffer) {
    const [shift, smallShift] = [bytes.readUInt16LE(30), bytes.readUInt16LE(32)];
    if ((shift !== 9 && shift !== 12) || smallShift !== 6) throw new CompoundFault();
    this.sector = 2 ** shift;
    this.small = 2 ** smallShift;
    this.smallUpTo = bytes.readUInt32LE(56);
    const tables = this.tableSectors();
    const perTable = this.sector / 4;
    this.next = (sector) => {
      const table = tables[Math.floor(sector / perTable)];
      if (table === undefined) throw new CompoundFault();
      return this.at(table).readUInt32LE((sector % perTable) * 4);
    };
    this.directory = this.chain(bytes.readUInt32LE(48), bytes.length);
  }

  entry(id: number): Buffer {
    const raw = this.directory.subarray(id * ENTRY, (id + 1) * ENTRY);
    if (raw.length < ENTRY) throw new CompoundFault();
    return raw;
  }

  stream(start: number, size: number, most: number): Buffer {
    if (most === 0) return Buffer.alloc(0);
    if (size >= this.smallUpTo) return this.chain(start, most).subarray(0, most);
    const { next, data } = this.smallStreams();
    const pieces: Buffer[] = [];
    let [sector, length] = [start, 0];
    while (length < most) {
      const piece = data.subarray(sector * this.small, (sector + 1) * this.small);
      if (piece.length === 0 || sector * 4 + 4 > next.length) throw new CompoundFault();
      pieces.push(piece);
      length += piece.length;
      sector = next.readUInt32LE(sector * 4);
    }
    return Buffer.concat(pieces).subarray(0, most);
  }

  private smallStreams(): { next: Buffer; data: Buffer } {
    const root = this.entry(0);
    this.smallParts ??= {
      next: this.chain(this.bytes.readUInt32LE(60), this.bytes.length),
      data: this.chain(root.readUInt32LE(116), root.readUInt32LE(120)),
    };
    return this.smallParts;
  }

  /** The sectors of the table of sectors: the first 109 stand in the header, others in a chain. */
  private tableSectors(): number[] {
    const sectors: number[] = [];
    for (let at = 76; at < 512; at += 4) sectors.push(this.bytes.readUInt32LE(at));
    const most = Math.ceil(this.bytes.length / this.sector);
    let more = this.bytes.readUInt32LE(68);
    for (let i = 0; more < LAST_SECTOR && i < most; i += 1) {
      const table = this.at(more);
      for (let at = 0; at < this.sector - 4; at += 4) sectors.push(table.readUInt32LE(at));
      more = table.readUInt32LE(this.sector - 4);
    }
    return sectors.filter((sector) => sector < LAST_SECTOR);
  }

  private chain(start: number, most: number): Buffer {
    const pieces: Buffer[] = [];
    let [sector, length] = [start, 0];
    while (sector < LAST_SECTOR && length < most) {
      const piece = this.at(sector);
      pieces.push(piece);
      length += piece.length;
      if (length > this.bytes.length + this.sector) throw new CompoundFault(); // it goes in a circle
      sector = this.next(sector);
    }
    return Buffer.concat(pieces);
  }

  /** The last sector of a file may be shorter than it should be. */
  private at(sector: number): Buffer {
    const from = (sector + 1) * this.sector;
    if (from >= this.bytes.length) throw new CompoundFault();
    const piece = this.bytes.subarray(from, from + this.sector);
    return piece.length === this.sector
      ? piece
      : Buffer.concat([piece, Buffer.alloc(this.sector - piece.length)]);
  }
}
