import { reopened } from './api';
import { Problem, unreachable } from './problem';

/** A file that is sent under a name; `original` (原件): the file that it was made from. */
export interface Sending {
  file: Blob;
  name: string;
  original?: File;
}

/** Uploads one file as multipart. `onProgress` receives the share sent, 0 to 1. Throws Problem. */
export async function sendFile<T>(
  address: string,
  sending: Sending,
  onProgress: (share: number) => void = () => undefined,
): Promise<T> {
  const request = await sent(address, sending, onProgress);
  const answer = bodyOf(request);
  if (request.status >= 200 && request.status < 300) return answer as T;
  const problem = new Problem(
    { status: request.status, instance: request.getResponseHeader('x-request-id') ?? undefined, ...answer },
    Number(request.getResponseHeader('retry-after')) || undefined,
  );
  if (!(await reopened(problem))) throw problem;
  return sendFile(address, sending, onProgress);
}

/** Uses XMLHttpRequest, because `fetch` does not report upload progress. */
function sent(
  address: string,
  { file, name, original }: Sending,
  onProgress: (share: number) => void,
): Promise<XMLHttpRequest> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    form.append('file', file, name);
    if (original) form.append('original', original, original.name);
    request.open('POST', address);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => resolve(request);
    request.onerror = () => reject(unreachable());
    request.send(form);
  });
}

function bodyOf(request: XMLHttpRequest): object {
  try {
    return JSON.parse(request.responseText) as object;
  } catch {
    return {};
  }
}
