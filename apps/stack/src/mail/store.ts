import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A mail as the list shows it. */
export interface Entry {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
}

/** Stores mails as files, with one index line each. A restart loses none. */
export class MailStore {
  private readonly entries: Entry[];
  private readonly index: string;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    this.index = join(folder, 'index.jsonl');
    this.entries = existsSync(this.index)
      ? readFileSync(this.index, 'utf8').split('\n').flatMap(entryOf)
      : [];
  }

  async add(raw: Buffer, facts: Omit<Entry, 'id' | 'at'>, now = new Date()): Promise<Entry> {
    const id = `${now.toISOString().replace(/[^0-9]/g, '')}-${randomBytes(4).toString('hex')}`;
    const entry = { id, at: now.toISOString(), ...facts };
    await writeFile(this.file(id), raw);
    appendFileSync(this.index, `${JSON.stringify(entry)}\n`);
    this.entries.push(entry);
    return entry;
  }

  /** Returns a page of the mails, newest first; `q` searches subject and addresses. */
  list(q: string, offset: number, limit: number): { items: Entry[]; total: number } {
    const wanted = q.trim().toLowerCase();
    const fits = (entry: Entry) =>
      [entry.subject, entry.from, ...entry.to].some((text) => text.toLowerCase().includes(wanted));
    const found = wanted ? this.entries.filter(fits) : this.entries;
    const end = Math.max(0, found.length - offset);
    return { items: found.slice(Math.max(0, end - limit), end).reverse(), total: found.length };
  }

  /** Returns the received bytes of a mail; undefined when no mail has this id. */
  async findRaw(id: string): Promise<Buffer | undefined> {
    return /^\d{17}-[0-9a-f]{8}$/.test(id) ? readFile(this.file(id)).catch(() => undefined) : undefined;
  }

  private file(id: string): string {
    return join(this.folder, `${id}.eml`);
  }
}

// The last line may be incomplete when the machine stopped while it was written.
function entryOf(line: string): Entry[] {
  try {
    return line ? [JSON.parse(line) as Entry] : [];
  } catch {
    return [];
  }
}
