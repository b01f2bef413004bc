import { useEffect, useRef, useState } from 'react';
import { fetchResponse } from '../../server/api';
import { asProblem, type Problem, stopped } from '../../server/problem';

/** The progress of a download. `total` counts rows; it is absent where the server does not announce it. */
export interface DownloadProgress {
  bytes: number;
  /** Rows received so far; CSV only. */
  rows?: number;
  total?: number;
}

export interface Download {
  progress?: DownloadProgress;
  error?: Problem;
  /** Cancels a running download. `onDone` is called once the file has been saved. */
  start: (address: string, onDone?: () => void) => void;
  again: () => void;
  cancel: () => void;
}

const REPORT_EVERY = 250; // ms

/** Fetches a file with progress reports and has the browser save it. `again` retries, `cancel` aborts. */
export function useDownload(): Download {
  const [progress, setProgress] = useState<DownloadProgress>();
  const [error, setError] = useState<Problem>();
  const running = useRef<{ address: string; onDone?: () => void; abort: AbortController }>(undefined);
  useEffect(() => () => running.current?.abort.abort(), []);

  const start = (address: string, onDone?: () => void) => {
    running.current?.abort.abort();
    const abort = new AbortController();
    running.current = { address, onDone, abort };
    setError(undefined);
    setProgress({ bytes: 0 });
    const isCurrent = () => running.current?.abort === abort && !abort.signal.aborted;
    fetchFile(address, abort.signal, (now) => isCurrent() && setProgress(now))
      .then(({ file, name }) => {
        if (!isCurrent()) return;
        save(file, name);
        onDone?.();
      })
      .catch((fault: unknown) => isCurrent() && setError(asProblem(fault)))
      .finally(() => isCurrent() && setProgress(undefined));
  };
  return {
    progress,
    error,
    start,
    again: () => running.current && start(running.current.address, running.current.onDone),
    cancel: () => {
      running.current?.abort.abort();
      setProgress(undefined);
      setError(undefined);
    },
  };
}

async function fetchFile(
  address: string,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<{ file: Blob; name: string }> {
  const response = await fetchResponse(address, signal);
  const { headers } = response;
  const total = Number(headers.get('x-total-count') ?? NaN);
  const isText = headers.get('content-type')?.startsWith('text/csv');
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let lines = 0;
  let reportedAt = 0;
  try {
    for (const reader = response.body!.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      bytes += value.length;
      if (isText) lines += value.reduce((count, byte) => count + (byte === LINE_END ? 1 : 0), 0);
      if (Date.now() - reportedAt < REPORT_EVERY) continue;
      reportedAt = Date.now();
      const known = Number.isNaN(total) ? {} : { total, ...(isText && { rows: Math.min(lines, total) }) };
      onProgress({ bytes, ...known });
    }
  } catch {
    throw stopped(headers.get('x-request-id') ?? undefined);
  }
  return { file: new Blob(parts, { type: headers.get('content-type') ?? '' }), name: nameIn(headers) };
}

const LINE_END = 10;

/** Returns the file name of a `content-disposition: attachment; filename*=UTF-8''…` header. */
function nameIn(headers: Headers): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(headers.get('content-disposition') ?? '')?.[1];
  return encoded ? decodeURIComponent(encoded) : 'export';
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // ms; by then the browser has started to save it
}
