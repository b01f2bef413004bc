import type { EvidenceView } from '@app/contracts';
import { useEffect, useSyncExternalStore } from 'react';
import { addressOf, call, newId } from '../../api';
import { asProblem, type Problem } from '../../problem';
import { readAgain } from '../../query';
import { sendFile } from '../../send-file';
import { dropPhoto, type KeptPhoto, photosOf } from './photos-kept';
import { draftsOf, dropDraft, keepDraft, onDrafts, readDraft, type SheetDraft } from './sheet-drafts';

const AGAIN_AFTER = 10_000;
const underway = new Set<string>();
const refusals = new Map<string, Problem>();
const listeners = new Set<() => void>();

/** Sends one photo that waits. Throws Problem. */
export async function sendPhoto(photo: KeptPhoto, onProgress?: (share: number) => void): Promise<void> {
  const { applicationId, itemId, blob, name, id } = photo;
  const address = addressOf('uploadFile', { params: { id: applicationId }, query: { itemId } });
  await sendFile<EvidenceView>(address, blob, name, onProgress);
  await dropPhoto(id);
}

/**
 * Sends a sheet that waits: its photos first, as they are taken in only while the inspection is open. However often it
 * is tried, it is filed once, by its command's id. When the network is gone it goes on waiting; when it is refused it is
 * given back, with what was said.
 */
export async function sendSheet(key: string): Promise<void> {
  const draft = readDraft(key);
  if (draft?.state !== 'waiting' || underway.has(key)) return;
  underway.add(key);
  try {
    for (const photo of await photosOf(key)) await sendPhoto(photo);
    await call('act', { params: { id: draft.applicationId }, body: commandOf(draft) });
    dropDraft(key);
    refusals.delete(key);
    await readAgain();
  } catch (error) {
    const problem = asProblem(error);
    if (!problem.isUnclear && problem.status !== 429) giveBack(key, draft, problem);
  } finally {
    underway.delete(key);
    for (const listener of listeners) listener();
  }
}

/** Sends whatever waits on this device: at once, when the network comes back, and every few seconds. */
export function useOutbox(userId: string): void {
  useEffect(() => {
    const sendAll = () => {
      for (const { key, draft } of draftsOf(userId)) if (draft.state === 'waiting') void sendSheet(key);
    };
    sendAll();
    const timer = setInterval(sendAll, AGAIN_AFTER);
    window.addEventListener('online', sendAll);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', sendAll);
    };
  }, [userId]);
}

/** Why a sheet was given back; undefined when it was not. */
export function useRefusal(key: string): Problem | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => refusals.get(key),
  );
}

/** The draft of a sheet on this device. */
export function useDraft(key: string): SheetDraft | undefined {
  return useSyncExternalStore(onDrafts, () => readDraft(key));
}

/** Whether the browser has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(onNetwork, () => navigator.onLine);
}

function onNetwork(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

function commandOf({ commandId, marks, findings, inspectedOn, inspectors }: SheetDraft) {
  const sheet = { inspectedOn, inspectors, marks, ...(findings.trim() && { findings: findings.trim() }) };
  return { commandId, type: 'fileInspection' as const, sheet };
}

/** Refused as it stands: to be corrected, and then another intent. */
function giveBack(key: string, draft: SheetDraft, problem: Problem): void {
  refusals.set(key, problem);
  keepDraft(key, { ...draft, state: 'filling', commandId: newId() });
  void readAgain();
}
