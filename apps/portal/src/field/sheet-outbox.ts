import type { EvidenceView } from '@app/contracts';
import { useEffect, useSyncExternalStore } from 'react';
import { addressOf, call } from '../server/api';
import { asProblem, type Problem } from '../server/problem';
import { readAgain } from '../server/query';
import { sendFile } from '../server/send-file';
import { keepForCorrection } from './keep-for-correction';
import { dropPhoto, type KeptPhoto, photosOf } from './photos-kept';
import { draftsOf, dropDraft, onDrafts, readDraft, type SheetDraft } from './sheet-drafts';

const AGAIN_AFTER = 10_000;
const underway = new Set<string>();

/** What became of a sheet that was sent; `problem` when it was given back. */
export interface Fate {
  draft: SheetDraft;
  problem?: Problem;
}

const fates = new Set<(fate: Fate) => void>();

/** Tells what becomes of sheets; answers how to stop it. */
export function onFate(listener: (fate: Fate) => void): () => void {
  fates.add(listener);
  return () => void fates.delete(listener);
}

/** Sends one photo that waits; sent again, it is one photo. Throws Problem. */
export async function sendPhoto(photo: KeptPhoto, onProgress?: (share: number) => void): Promise<void> {
  const { applicationId, itemId, blob, name, id: uploadId } = photo;
  const address = addressOf('uploadFile', { params: { id: applicationId }, query: { itemId, uploadId } });
  await sendFile<EvidenceView>(address, blob, name, onProgress);
  await dropPhoto(uploadId);
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
    announce({ draft });
    await readAgain();
  } catch (error) {
    const problem = asProblem(error);
    if (!problem.isUnclear && problem.status !== 429)
      announce({ draft, problem: await keepForCorrection(key, draft, problem) });
  } finally {
    underway.delete(key);
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

/** The draft of a sheet on this device. */
export function useDraft(key: string): SheetDraft | undefined {
  return useSyncExternalStore(onDrafts, () => readDraft(key));
}

/** Every sheet of a person on this device. */
export function useDraftsOf(userId: string): ReturnType<typeof draftsOf> {
  useSyncExternalStore(onDrafts, () =>
    draftsOf(userId)
      .map(({ key, draft }) => `${key}${draft.savedAt}`)
      .join(),
  );
  return draftsOf(userId);
}

function announce(fate: Fate): void {
  for (const listener of fates) listener(fate);
}

function commandOf({ commandId, marks, findings, inspectedOn, inspectors }: SheetDraft) {
  const sheet = { inspectedOn, inspectors, marks, ...(findings.trim() && { findings: findings.trim() }) };
  return { commandId, type: 'fileInspection' as const, sheet };
}
