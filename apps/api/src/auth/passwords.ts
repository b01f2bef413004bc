import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { refuse } from '../common/problems';

/** argon2id, 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;
const MOST_WAITING = 100;

/** Hashes and verifies passwords, two at a time; an unknown login takes as long as a known one. */
export class Passwords {
  private active = 0;
  private readonly waiting: (() => void)[] = [];
  private nobody?: Promise<string>;

  /** Whether the password belongs to the hash; `undefined` costs the same and is false. */
  async matches(passwordHash: string | undefined, password: string): Promise<boolean> {
    return this.inTurn(async () => {
      this.nobody ??= hash(randomBytes(32).toString('hex'), COST);
      const known = await verify(passwordHash ?? (await this.nobody), password).catch(() => false);
      return known && passwordHash !== undefined;
    });
  }

  /** What is kept of a password. */
  hashOf(password: string): Promise<string> {
    return this.inTurn(() => hash(password, COST));
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.active < AT_ONCE) this.active += 1;
    else if (this.waiting.length >= MOST_WAITING) throw refuse('busy');
    else await new Promise<void>((enter) => this.waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.active -= 1;
    }
  }
}

/** Letters and digits that nobody mistakes for another. */
const READABLE = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password to be handed out, about 60 bits: k7wm-3fzq-ah8p. */
export function oneTimePassword(): string {
  const letters = [...randomBytes(12)].map((byte) => READABLE[byte % READABLE.length]!);
  return [0, 4, 8].map((from) => letters.slice(from, from + 4).join('')).join('-');
}
