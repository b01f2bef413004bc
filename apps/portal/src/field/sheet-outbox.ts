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

/** The result of sending a sheet. `problem`: the server refused it. */
export interface Fate {
  draft: SheetDraft;
  problem?: Problem;
}

const fates = new Set<(fate: Fate) => void>();

/** Calls `listener` with the result of each sheet. Returns the function that stops it. */
export function onFate(listener: (fate: Fate) => void): () => void {
  fates.add(listener);
  return () => void fates.delete(listener);
}

/** Uploads a stored photo and deletes it from the device. A retry does not duplicate it. Throws Problem. */
export async function sendPhoto(photo: KeptPhoto, onProgress?: (share: number) => void): Promise<void> {
  const { applicationId, itemId, blob, name, id: uploadId } = photo;
  const address = addressOf('uploadFile', { params: { id: applicationId }, query: { itemId, uploadId } });
  await sendFile<EvidenceView>(address, { file: blob, name }, onProgress);
  await dropPhoto(uploadId);
}

/**
 * Sends a waiting sheet. Its photos go first, because the server accepts them only while the inspection is
 * open. The `commandId` makes a retry file it once. After a network error, a 5xx or a 429 the sheet keeps
 * waiting; after any other error it is reopened for correction.
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

/** Sends the waiting sheets of a user on mount, when the network returns and every 10 s. */
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

/** Returns the draft of a sheet and follows its changes. */
export function useDraft(key: string): SheetDraft | undefined {
  return useSyncExternalStore(onDrafts, () => readDraft(key));
}

/** Returns every draft of a user on this device and follows their changes. */
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
