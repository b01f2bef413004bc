import { type Verified, verify } from '../../../../../../libs/exports/src/evidence/verify.mjs';

/** An archive to be checked; `root` is a root hash (封存值) that was kept elsewhere. */
export interface Asked {
  archive: File;
  root?: string;
}

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  self.postMessage(await verified(data));
};

async function verified({ archive, root }: Asked): Promise<Verified> {
  try {
    return verify(new Uint8Array(await archive.arrayBuffer()), root);
  } catch {
    const detail = '浏览器读不出这个文件：文件过大，或选好以后被移动、改动。可以用核验程序离线核验。';
    return { ok: false, faults: [{ code: 'unreadable', where: archive.name, detail }] };
  }
}
