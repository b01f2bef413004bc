/** A value of a pdf (ISO 32000-1, 7.3). A `word` is a keyword such as `endobj`, never a value of a sound file. */
export type PdfValue =
  | { kind: 'number'; value: number }
  | { kind: 'name' | 'string' | 'word'; text: string }
  | { kind: 'ref'; object: number }
  | { kind: 'array'; items: PdfValue[] }
  | PdfDictionary;

/** A key that stands twice has both values: viewers differ in which of them holds. */
export interface PdfDictionary {
  kind: 'dictionary';
  entries: [key: string, value: PdfValue][];
}

/** Returns the values of a key of a dictionary. */
export function valuesOf({ entries }: PdfDictionary, key: string): PdfValue[] {
  return entries.filter(([name]) => name === key).map(([, value]) => value);
}

/** Whether a dictionary has a key, with one of these names as its value when any are given. */
export function hasName(dictionary: PdfDictionary, key: string, ...names: string[]): boolean {
  return valuesOf(dictionary, key).some(
    (value) => names.length === 0 || (value.kind === 'name' && names.includes(value.text)),
  );
}

/** Returns the number that a key of a dictionary has directly. */
export function numberOf(dictionary: PdfDictionary, key: string): number | undefined {
  const value = valuesOf(dictionary, key).at(-1);
  return value?.kind === 'number' ? value.value : undefined;
}

/** The file is nested deeper, or repeats itself more often, than a pdf that people make. */
export class PdfTooComplex extends Error {}

const DEEPEST = 200;
const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((one) => one.charCodeAt(0)));
const [PERCENT, SLASH, OPEN, CLOSE, LESS, MORE, LIST, LIST_END, BACKSLASH] = [...'%/()<>[]\\'].map((one) =>
  one.charCodeAt(0),
);

/** Reads the values of a pdf one after another. What is malformed is read as far as it goes, as viewers do. */
export class PdfScanner {
  /** `budget`: bytes that may still be read, so that a file whose parts are never closed ends. Scanners may share one. */
  constructor(
    readonly bytes: Buffer,
    public at = 0,
    readonly budget = { left: bytes.length * 8 + 65_536 },
  ) {}

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** Goes past white space and comments. */
  skipSpace(): void {
    for (; !this.isAtEnd; this.at += 1) {
      const byte = this.bytes[this.at]!;
      if (byte === PERCENT) this.skipLine();
      else if (!SPACE.has(byte)) return;
    }
  }

  /** Reads a regular token, a number or a keyword; a single delimiter is passed over. Empty at the end or for a delimiter. */
  token(): string {
    this.skipSpace();
    const from = this.at;
    while (!this.isAtEnd && !SPACE.has(this.bytes[this.at]!) && !DELIMITER.has(this.bytes[this.at]!))
      this.at += 1;
    if (this.at === from) this.at += 1;
    const text = this.bytes.toString('latin1', from, Math.min(this.at, from + 128));
    this.spend(this.at - from);
    return DELIMITER.has(text.charCodeAt(0)) ? '' : text;
  }

  /** Reads a value; undefined at the end, and at a keyword that ends an object, which stays unread. Throws PdfTooComplex. */
  value(depth = 0): PdfValue | undefined {
    if (depth > DEEPEST) throw new PdfTooComplex();
    this.skipSpace();
    if (this.isAtEnd) return undefined;
    const byte = this.bytes[this.at]!;
    if (byte === SLASH) return this.name();
    if (byte === OPEN) return this.literal();
    if (byte === LIST) return this.list(depth);
    if (byte === LESS) return this.bytes[this.at + 1] === LESS ? this.dictionary(depth) : this.hex();
    if (DELIMITER.has(byte)) {
      this.at += 1;
      this.spend(1);
      return { kind: 'word', text: String.fromCharCode(byte) };
    }
    return this.numberOrWord();
  }

  private numberOrWord(): PdfValue | undefined {
    const before = this.at;
    const text = this.token();
    if (/^(obj|endobj|stream|endstream|xref|trailer|startxref)$/.test(text)) {
      this.at = before;
      return undefined;
    }
    const value = Number(text);
    if (text === '' || Number.isNaN(value)) return { kind: 'word', text };
    if (!/^\d{1,10}$/.test(text)) return { kind: 'number', value };
    const after = this.at;
    if (/^\d{1,5}$/.test(this.token()) && this.token() === 'R') return { kind: 'ref', object: value };
    this.at = after;
    return { kind: 'number', value };
  }

  private name(): PdfValue {
    this.at += 1;
    const from = this.at;
    while (!this.isAtEnd && !SPACE.has(this.bytes[this.at]!) && !DELIMITER.has(this.bytes[this.at]!))
      this.at += 1;
    this.spend(this.at - from + 1);
    const text = this.bytes
      .toString('latin1', from, this.at)
      .replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return { kind: 'name', text };
  }

  private literal(): PdfValue {
    const from = this.at + 1;
    let open = 0;
    for (; !this.isAtEnd; this.at += 1) {
      const byte = this.bytes[this.at];
      if (byte === BACKSLASH) this.at += 1;
      else if (byte === OPEN) open += 1;
      else if (byte === CLOSE && (open -= 1) === 0) break;
    }
    const text = this.bytes.toString('latin1', from, this.at);
    this.at += 1;
    this.spend(this.at - from);
    return { kind: 'string', text };
  }

  private hex(): PdfValue {
    const from = this.at + 1;
    while (!this.isAtEnd && this.bytes[this.at] !== MORE) this.at += 1;
    const text = this.bytes.toString('latin1', from, this.at);
    this.at += 1;
    this.spend(this.at - from);
    return { kind: 'string', text: Buffer.from(text.replace(/\s/g, ''), 'hex').toString('latin1') };
  }

  private list(depth: number): PdfValue {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === LIST_END) {
        this.at += 1;
        break;
      }
      const item = this.value(depth + 1);
      if (!item) break;
      items.push(item);
    }
    return { kind: 'array', items };
  }

  private dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries: PdfDictionary['entries'] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === MORE) {
        this.at += this.bytes[this.at + 1] === MORE ? 2 : 1;
        break;
      }
      const key = this.value(depth + 1);
      if (!key) break;
      if (key.kind !== 'name') continue;
      this.skipSpace();
      if (this.bytes[this.at] === MORE) continue; // a key without a value
      const value = this.value(depth + 1);
      if (!value) break;
      entries.push([key.text, value]);
    }
    return { kind: 'dictionary', entries };
  }

  private skipLine(): void {
    while (!this.isAtEnd && this.bytes[this.at] !== 10 && this.bytes[this.at] !== 13) this.at += 1;
  }

  private spend(bytes: number): void {
    this.budget.left -= bytes;
    if (this.budget.left < 0) throw new PdfTooComplex();
  }
}
