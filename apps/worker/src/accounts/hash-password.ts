import { hash } from '@node-rs/argon2';

/** argon2id (the library's default), 19 MiB, 2 passes, 1 lane; the parameters travel in the hash. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Returns the hash of a password; only the hash is stored. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}
