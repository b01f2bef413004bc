import type { FileView } from '@app/contracts';
import { Tag } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { queries } from '../../server/query';
import { useMe } from '../../shell/me';
import { type HeldBack, heldBack } from './scan';

const AGAIN_MS = 10_000;

/** Says in place of a link why a file is not opened. */
export function FileHeldBack({ label, sentence, color }: HeldBack) {
  return (
    <>
      <Tag color={color}>{label}</Tag>
      <span className="quiet">{sentence}</span>
    </>
  );
}

/** A link to a file, or its name with why it is not opened. */
export function FileLink({
  scan,
  href,
  children,
}: {
  scan: FileView['scan'];
  href: string;
  children: ReactNode;
}) {
  const { virusScan } = useMe();
  const held = heldBack(scan, virusScan);
  useScanned(held?.waits ?? false);
  if (!held) return <a href={href}>{children}</a>;
  return (
    <>
      {children} <FileHeldBack {...held} />
    </>
  );
}

/** Reads the page's data again every 10 s while one of its files waits for its scan. */
export function useScanned(waits: boolean): void {
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => void queries.invalidateQueries({}, { cancelRefetch: false }), AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits]);
}
