import type { Me } from '@app/contracts';
import { asProblem } from '../server/problem';
import { onShelf } from './device-store';
import { markFromDevice } from './from-device';

const OWNER = 'wufei:field';
const LONGEST_MS = 7 * 86_400_000;
const PATIENCE_MS = 8_000;

interface KeptAnswer {
  key: string;
  answer: unknown;
  /** Real time, ms. */
  at: number;
}

interface Kept<T> {
  answer: T;
  /** How long ago it was given, ms. */
  age: number;
}

/** Whose answers this device keeps: those of who goes into the field, and nobody's after 退出. */
export function keepFor(me: Me): void {
  localStorage.setItem(OWNER, me.id);
}

/** Everything that was kept leaves the device: at 退出, and before somebody logs in. */
export async function forgetAnswers(): Promise<void> {
  localStorage.removeItem(OWNER);
  markFromDevice(undefined);
  await onShelf('answers', 'readwrite', (store) => store.clear()).catch(() => undefined); // a device without a store
}

/** Keeps an answer for the field, for the person whose device this is. */
export async function keepAnswer(name: string, answer: unknown): Promise<void> {
  const key = keyOf(localStorage.getItem(OWNER), name);
  if (!key) return;
  const kept: KeptAnswer = { key, answer, at: Date.now() };
  await onShelf('answers', 'readwrite', (store) => store.put(kept)).catch(() => undefined);
}

/**
 * The network's answer, which is kept; without a network the last one. Who waits for a page to open (`isFirst`) is not kept
 * waiting by a network that is there only by name. Throws Problem.
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
    // Whoever left meanwhile leaves nothing behind.
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
