import type { Me } from '@app/contracts';
import { asProblem } from '../server/problem';
import { onShelf } from './device-store';
import { markKept } from '../device/not-kept';
import { markFromDevice } from './from-device';

const OWNER = 'wufei:field';
const LONGEST_MS = 7 * 86_400_000;
const PATIENCE_MS = 8_000;

interface KeptAnswer {
  key: string;
  answer: unknown;
  /** Time of the response: real time, in ms. */
  at: number;
}

interface Kept<T> {
  answer: T;
  /** Age of the response, in ms. */
  age: number;
}

/** Starts storing responses for this user. `forgetAnswers` ends it. */
export function keepFor(me: Me): void {
  try {
    localStorage.setItem(OWNER, me.id);
    markKept('answers', OWNER, true);
  } catch {
    markKept('answers', OWNER, false);
  }
}

/** Deletes every stored response from the device: at logout (退出) and before a login. */
export async function forgetAnswers(): Promise<void> {
  localStorage.removeItem(OWNER);
  markFromDevice(undefined);
  await onShelf('answers', 'readwrite', (store) => store.clear()).catch(() => undefined); // no IndexedDB
}

/** Stores a response for the user of `keepFor`. Does nothing if there is none; the page says when storing fails. */
export async function keepAnswer(name: string, answer: unknown): Promise<void> {
  const key = keyOf(localStorage.getItem(OWNER), name);
  if (!key) return;
  const kept: KeptAnswer = { key, answer, at: Date.now() };
  await onShelf('answers', 'readwrite', (store) => store.put(kept)).then(
    () => markKept('answers', key, true),
    () => markKept('answers', key, false),
  );
}

/**
 * Returns the response of the network and stores it. If the network is down, returns the stored response, at
 * most 7 days old. With `isFirst`, when a page has nothing to show yet, a network that takes longer than 8 s
 * counts as down. Throws Problem if there is no stored response, or if the server answers with an error.
 */
export async function networkFirst<T>(
  name: string,
  ask: () => Promise<T>,
  isFirst: boolean,
): Promise<Kept<T>> {
  const owner = localStorage.getItem(OWNER);
  const before = owner ? await findKept<T>(keyOf(owner, name)!) : undefined;
  try {
    const answer = await (before && isFirst ? inTime(ask()) : ask());
    // Nothing is stored for a user who has logged out in the meantime.
    if (owner && owner === localStorage.getItem(OWNER)) await keepAnswer(name, answer);
    markFromDevice(undefined);
    return { answer, age: 0 };
  } catch (error) {
    if (!before || (error !== LATE && asProblem(error).code !== 'unreachable')) throw error;
    markFromDevice(Date.now() - before.age);
    return before;
  }
}

const LATE = new Error('late');

function inTime<T>(answer: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(LATE), PATIENCE_MS));
  return Promise.race([answer, late]);
}

async function findKept<T>(key: string): Promise<Kept<T> | undefined> {
  const kept = await onShelf<KeptAnswer | undefined>('answers', 'readonly', (store) => store.get(key)).catch(
    () => undefined,
  );
  const age = kept ? Date.now() - kept.at : 0;
  return kept && age < LONGEST_MS ? { answer: kept.answer as T, age } : undefined;
}

function keyOf(owner: string | null, name: string): string | undefined {
  return owner ? `${owner} ${name}` : undefined;
}
