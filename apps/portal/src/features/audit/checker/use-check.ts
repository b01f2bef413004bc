import { useCallback, useEffect, useRef, useState } from 'react';
import type { Verified } from '../../../../../../libs/exports/src/evidence/verify.mjs';
import type { Asked } from './check.worker';

/** A check under way or done. */
export interface Checked {
  name: string;
  isCompared: boolean;
  result?: Verified;
}

const FAILED: Verified = {
  ok: false,
  faults: [
    {
      code: 'unreadable',
      where: '本页',
      detail: '浏览器的内存不足，核验没有完成。请关闭其他网页再试，或用核验程序离线核验。',
    },
  ],
};

/** Checks an archive beside the page, which goes on; the file does not leave the computer. A new check ends the one before. */
export function useCheck(): [checked: Checked | undefined, check: (asked: Asked) => void] {
  const [checked, setChecked] = useState<Checked>();
  const running = useRef<Worker>(undefined);
  useEffect(() => () => running.current?.terminate(), []);
  const check = useCallback((asked: Asked) => {
    running.current?.terminate();
    const worker = new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
    running.current = worker;
    const about = { name: asked.archive.name, isCompared: asked.root !== undefined };
    const done = (result: Verified) => {
      worker.terminate();
      setChecked({ ...about, result });
    };
    worker.onmessage = ({ data }: MessageEvent<Verified>) => done(data);
    worker.onerror = () => done(FAILED);
    setChecked(about);
    worker.postMessage(asked);
  }, []);
  return [checked, check];
}
