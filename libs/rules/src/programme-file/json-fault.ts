const BLANK = /[ \t\n\r]*/y;

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const DEEPEST = 100;

/** Thrown at the first place that is not JSON. */
class NotJson extends Error {}

/**
 * Returns line and column (from 1) of the first place where a text stops being JSON; undefined when all of it is JSON.
 * Engines word the place differently or leave it out, so it is found here.
 */
export function jsonFault(text: string): { line: number; column: number } | undefined {
  const scan = new Scan(text);
  try {
    scan.value(0);
    scan.end();
    return undefined;
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    const before = text.slice(0, scan.at).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1 };
  }
}

/** Reads a text as JSON from its beginning; `at` is the place reached. */
class Scan {
  at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): void {
    this.skip(BLANK);
    if (depth > DEEPEST) throw new NotJson();
    if (this.take('{')) {
      return this.list('}', () => {
        this.need(STRING);
        this.skip(BLANK);
        if (!this.take(':')) throw new NotJson();
        this.value(depth + 1);
      });
    }
    if (this.take('[')) return this.list(']', () => this.value(depth + 1));
    this.need(this.text[this.at] === '"' ? STRING : SCALAR);
  }

  end(): void {
    this.skip(BLANK);
    if (this.at < this.text.length) throw new NotJson();
  }

  private list(end: string, entry: () => void): void {
    this.skip(BLANK);
    if (this.take(end)) return;
    for (;;) {
      this.skip(BLANK);
      entry();
      this.skip(BLANK);
      if (this.take(end)) return;
      if (!this.take(',')) throw new NotJson();
    }
  }

  private take(mark: string): boolean {
    if (this.text[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }

  private need(pattern: RegExp): void {
    if (!this.skip(pattern)) throw new NotJson();
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    this.at += found?.[0].length ?? 0;
    return found !== null;
  }
}
