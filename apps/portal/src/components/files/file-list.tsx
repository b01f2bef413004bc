import type { FileView } from '@app/contracts';
import { Button, Popover, Tag } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useMe } from '../../shell/me';
import { FileHeldBack, FileLink, useScanned } from './file-held-back';
import { heldBack } from './scan';

const FilePreview = lazy(() => import('./file-preview'));
const FileHash = lazy(() => import('./file-hash'));
/** Bytes above which a picture is not loaded only to be shown small. */
const MOST_SHOWN_SMALL = 8 * 1024 * 1024;

/** A file of a list; `replaces` is an earlier one of the same list, which stays. */
type Listed = FileView & { replaces?: string | null };

interface FileListProps<F extends Listed> {
  /** Returns where a file is downloaded. */
  address: (file: F) => string;
  files: readonly F[];
  extra?: (file: F) => ReactNode;
}

/**
 * A list of files. Images and PDF files open in a preview, all others are downloaded; what is not scanned or has a virus is
 * only named.
 */
export function FileList<F extends Listed>({ address, files, extra }: FileListProps<F>) {
  const [shown, setShown] = useState<F>();
  const { virusScan } = useMe();
  useScanned(files.some(({ scan }) => heldBack(scan, virusScan)?.waits));
  if (files.length === 0) return null;
  const replaced = replacedIn(files);
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.id}>
          {heldBack(file.scan, virusScan) ? (
            <span className="file-name">{file.name}</span>
          ) : isShown(file) ? (
            <Button type="link" onClick={() => setShown(file)} className="file-name">
              {isPicture(file) && file.size <= MOST_SHOWN_SMALL && (
                <img src={address(file)} alt="" className="file-small" loading="lazy" decoding="async" />
              )}
              {file.name}
            </Button>
          ) : (
            <a href={address(file)} className="file-name" download>
              {file.name}
            </a>
          )}
          <span className="quiet">{sizeText(file.size)}</span>
          {replaced.has(file.id) && <Tag>已被替换</Tag>}
          <HeldBackOf file={file} isOn={virusScan} />
          {file.sentName && <span className="quiet">原名：{file.sentName}</span>}
          <HashOf sha256={file.sha256} label="校验值" />
          {file.original && (
            <OriginalOf original={file.original} href={address({ ...file, id: file.original.id })} />
          )}
          {extra?.(file)}
        </li>
      ))}
      {shown && (
        <Suspense>
          <FilePreview file={shown} address={address(shown)} onClose={() => setShown(undefined)} />
        </Suspense>
      )}
    </ul>
  );
}

/** A link to a file and, where it was made from a photo, to that. */
export function FileWithOriginal({ file, address }: { file: FileView; address: (id: string) => string }) {
  const { id, name, scan, original } = file;
  return (
    <>
      <FileLink scan={scan} href={address(id)}>
        {name}
      </FileLink>
      {original && <OriginalOf original={original} href={address(original.id)} />}
    </>
  );
}

/** The photo (原件) that a picture was made from. */
function OriginalOf({ original, href }: { original: NonNullable<FileView['original']>; href: string }) {
  return (
    <span className="quiet">
      原件：
      <FileLink scan={original.scan} href={href}>
        {original.name}
      </FileLink>{' '}
      {sizeText(original.size)}
      <HashOf sha256={original.sha256} label="原件校验值" />
    </span>
  );
}

function HashOf({ sha256, label }: { sha256: string; label: string }) {
  return (
    <Popover
      trigger="click"
      content={
        <Suspense>
          <FileHash sha256={sha256} />
        </Suspense>
      }
    >
      <Button size="small" type="text" className="quiet no-print">
        {label}
      </Button>
    </Popover>
  );
}

function HeldBackOf({ file, isOn }: { file: FileView; isOn: boolean }) {
  const held = heldBack(file.scan, isOn);
  return held ? <FileHeldBack {...held} /> : null;
}

/** The ids of the files that a later one of the list replaces. */
export function replacedIn(files: readonly Listed[]): Set<string> {
  return new Set(files.flatMap(({ replaces }) => replaces ?? []));
}

function isPicture({ mediaType }: FileView): boolean {
  return mediaType.startsWith('image/');
}

function isShown(file: FileView): boolean {
  return file.mediaType === 'application/pdf' || isPicture(file);
}

/** Returns a file size as text, such as `1.2 MB` or `340 kB`. */
export function sizeText(bytes: number): string {
  return bytes >= 1024 * 1024
    ? `${(bytes / 1024 / 1024).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}
