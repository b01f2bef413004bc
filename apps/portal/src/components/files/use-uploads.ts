import { adviceFor, extensionOf, type FileView, promisedKind, UPLOAD_ENDINGS } from '@app/contracts';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '../../server/api';
import { asProblem } from '../../server/problem';
import { queries } from '../../server/query';
import { sendFile } from '../../server/send-file';
import { texts } from '../../texts';

export const ACCEPTED = UPLOAD_ENDINGS.join(',');
const MOST_BYTES = 20 * 1024 * 1024;

/** An upload that is running or has failed. `share` is the part sent, 0 to 1. */
export interface Upload {
  id: string;
  file: File;
  share: number;
  fault?: string;
}

/** Where uploads go, and which reading they change. */
export interface Destination {
  address: (uploadId: string) => string;
  changes: { queryKey: QueryKey };
}

/** Uploads files to one place. A retry keeps the `uploadId`, so that the server deduplicates it. */
export function useUploads({ address, changes }: Destination) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const update = (id: string, change: Partial<Upload>) =>
    setUploads((now) => now.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: string) => setUploads((now) => now.filter((one) => one.id !== id));

  const send = async ({ id, file }: Upload) => {
    update(id, { share: 0, fault: undefined });
    try {
      await sendFile<FileView>(address(id), file, file.name, (share) => update(id, { share }));
      await queries.invalidateQueries(changes);
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
  if (!promisedKind(name)) return adviceFor(extensionOf(name));
  return size > MOST_BYTES ? texts.file.tooLarge : undefined;
}
