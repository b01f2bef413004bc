import type { EvidenceView, FileQuery } from '@app/contracts';
import { useState } from 'react';
import { addressOf, newId } from '../../server/api';
import { asProblem } from '../../server/problem';
import { queries, reading } from '../../server/query';
import { sendFile } from '../../server/send-file';
import { texts } from '../../texts';

export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx';
const MOST_BYTES = 20 * 1024 * 1024;

/** An upload that is running or has failed. `share` is the part sent, 0 to 1. */
export interface Upload {
  id: string;
  file: File;
  share: number;
  fault?: string;
}

/**
 * Uploads files to one item or form field of an application. A
 * retry keeps the `uploadId`, so that the server deduplicates it.
 */
export function useUploads(applicationId: string, place: FileQuery) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const update = (id: string, change: Partial<Upload>) =>
    setUploads((now) => now.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: string) => setUploads((now) => now.filter((one) => one.id !== id));

  const send = async ({ id, file }: Upload) => {
    update(id, { share: 0, fault: undefined });
    const address = addressOf('uploadFile', {
      params: { id: applicationId },
      query: { ...place, uploadId: id },
    });
    try {
      await sendFile<EvidenceView>(address, file, file.name, (share) => update(id, { share }));
      await queries.invalidateQueries(reading('getApplication', { params: { id: applicationId } }));
      drop(id);
    } catch (error) {
      const problem = asProblem(error);
      update(id, { fault: problem.faults[0]?.detail ?? problem.message });
    }
  };

  const add = (files: Iterable<File>) => {
    const added = [...files].map((file) => ({ id: newId(), file, share: 0, fault: faultOf(file) }));
    setUploads((now) => [...now, ...added]);
    for (const one of added) if (!one.fault) void send(one);
  };

  return { uploads, add, again: (upload: Upload) => void send(upload), drop };
}

// Repeats the server's checks of type and size before the upload.
function faultOf({ name, size }: File): string | undefined {
  if (!ACCEPTED.split(',').some((ending) => name.toLowerCase().endsWith(ending))) return texts.file.wrongKind;
  return size > MOST_BYTES ? texts.file.tooLarge : undefined;
}
