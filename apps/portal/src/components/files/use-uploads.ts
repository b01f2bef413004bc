import {
  adviceFor,
  extensionOf,
  type FileView,
  promisedKind,
  UPLOAD_ENDINGS,
  UPLOAD_LIMIT,
} from '@app/contracts';
import type { QueryKey } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { newId } from '../../server/api';
import { asProblem } from '../../server/problem';
import { queries } from '../../server/query';
import { sendFile } from '../../server/send-file';
import { texts } from '../../texts';
import { NotReady, prepared, type Ready } from './prepare';

/** HEIC is not among them: phones hand over a jpg then. */
export const ACCEPTED = [...UPLOAD_ENDINGS, '.zip'].join(',');
/** Files that are sent at a time. */
const AT_A_TIME = 3;

/** An upload that waits, is running or has failed. `share` is the part sent, 0 to 1. */
export interface Upload extends Ready {
  id: string;
  share: number;
  fault?: string;
}

/** Where uploads go, and which reading they change. */
export interface Destination {
  address: (uploadId: string) => string;
  changes: { queryKey: QueryKey };
}

/**
 * Uploads files to one place, a few at a time; an archive is unpacked and each of its files uploaded. A retry keeps the
 * `uploadId`, so that the server deduplicates it.
 */
export function useUploads({ address, changes }: Destination) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const line = useRef({ waiting: [] as Upload[], running: 0 });
  const update = (id: string, change: Partial<Upload>) =>
    setUploads((now) => now.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const drop = (id: string) => {
    line.current.waiting = line.current.waiting.filter((one) => one.id !== id);
    setUploads((now) => now.filter((one) => one.id !== id));
  };

  const send = async ({ id, file, original }: Upload) => {
    try {
      await sendFile<FileView>(address(id), { file, name: file.name, original }, (share) =>
        update(id, { share }),
      );
      await queries.invalidateQueries(changes);
      drop(id);
    } catch (error) {
      const problem = asProblem(error);
      update(id, { fault: problem.faults[0]?.detail ?? problem.message });
    }
  };

  const enter = (entering: readonly Upload[]) => {
    line.current.waiting.push(...entering);
    while (line.current.running < AT_A_TIME) {
      const next = line.current.waiting.shift();
      if (!next) return;
      line.current.running += 1;
      void send(next).finally(() => {
        line.current.running -= 1;
        enter([]);
      });
    }
  };

  const add = async (files: Iterable<File>) => {
    for (const chosen of files) {
      const ready = await prepared(chosen).catch((error: unknown) => {
        const fault = error instanceof NotReady ? error.message : texts.file.unreadable;
        setUploads((now) => [...now, { id: newId(), file: chosen, share: 0, fault }]);
        return [];
      });
      const added = ready.map((one) => ({ ...one, id: newId(), share: 0, fault: faultOf(one) }));
      setUploads((now) => [...now, ...added]);
      enter(added.filter(({ fault }) => !fault));
    }
  };

  const again = (upload: Upload) => {
    const fault = faultOf(upload);
    update(upload.id, { share: 0, fault });
    if (!fault) enter([upload]);
  };

  return { uploads, add: (files: Iterable<File>) => void add(files), again, drop };
}

// Repeats the server's checks of type and size before the upload.
function faultOf({ file: { name, size }, original }: Ready): string | undefined {
  if (!promisedKind(name)) return adviceFor(extensionOf(name));
  return Math.max(size, original?.size ?? 0) > UPLOAD_LIMIT ? texts.file.tooLarge : undefined;
}
