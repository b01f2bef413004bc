import { CameraOutlined } from '@ant-design/icons';
import type { ApplicationView } from '@app/contracts';
import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import { addressOf, newId } from '../../server/api';
import { dropPhoto, keepPhoto, type KeptPhoto } from '../../field/photos-kept';
import { useScanned } from '../../components/files/file-held-back';
import { heldBack } from '../../components/files/scan';
import { useMe } from '../../shell/me';
import { sendPhoto } from '../../field/sheet-outbox';
import { asProblem } from '../../server/problem';
import { queries, reading } from '../../server/query';
import { shrinkPhoto } from './shrink-photo';
import { useKeptPhotos } from './use-kept-photos';

interface ItemPhotosProps {
  itemId: string;
  application: ApplicationView;
  storageKey: string;
  locked: boolean;
}

/** Whether the work came to its end. */
const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** The photos of one item: taken with the camera and kept on the device until they are sent. */
export function ItemPhotos({ itemId, application, storageKey, locked }: ItemPhotosProps) {
  const input = useId();
  const { virusScan } = useMe();
  useScanned(application.files.some(({ scan }) => heldBack(scan, virusScan)?.waits));
  const { kept, again } = useKeptPhotos(storageKey, itemId);
  const [progress, setProgress] = useState<Record<string, number | string>>({});
  const [lost, setLost] = useState<string[]>([]);
  const mark = (id: string, state: number | string) => setProgress((now) => ({ ...now, [id]: state }));

  const send = async (photo: KeptPhoto) => {
    mark(photo.id, 0);
    try {
      await sendPhoto(photo, (share) => mark(photo.id, share));
      await queries.invalidateQueries(reading('getApplication', { params: { id: application.id } }));
    } catch (error) {
      const problem = asProblem(error);
      mark(photo.id, problem.isUnclear ? '待发送' : problem.message);
    }
    again();
  };
  const take = async (files: FileList | null) => {
    for (const file of files ?? []) {
      const photo = { id: newId(), key: storageKey, applicationId: application.id, itemId };
      const one: KeptPhoto = { ...photo, ...(await shrinkPhoto(file)) };
      const isKept = await succeeds(keepPhoto(one));
      again();
      if (isKept) void send(one);
      else if (!(await sendUnkept(one))) setLost((names) => [...names, one.name]);
    }
  };
  /** Sends a photo for which the device has no room. Returns whether it has arrived. */
  const sendUnkept = async (photo: KeptPhoto): Promise<boolean> => {
    const isSent = await succeeds(sendPhoto(photo));
    await queries.invalidateQueries(reading('getApplication', { params: { id: application.id } }));
    return isSent;
  };
  const remove = async (id: string) => {
    await dropPhoto(id);
    again();
  };

  return (
    <div className="sheet-photos">
      {application.files
        .filter((file) => file.itemId === itemId)
        .map(({ id, name, mediaType, by, scan }) => {
          const held = heldBack(scan, virusScan);
          if (held)
            return (
              <span key={id} title={held.sentence}>
                {name}（{held.label}）
              </span>
            );
          return (
            <a
              key={id}
              href={addressOf('getFile', { params: { id: application.id, fileId: id } })}
              target="_blank"
              rel="noreferrer"
              title={name}
            >
              {mediaType.startsWith('image/') ? (
                <img
                  src={addressOf('getFile', { params: { id: application.id, fileId: id } })}
                  alt={`${by === 'applicant' ? '单位材料' : '核查照片'}：${name}`}
                  loading="lazy"
                />
              ) : (
                `单位材料：${name}`
              )}
            </a>
          );
        })}
      {kept.map((photo) => (
        <span key={photo.id} className="sheet-photo-waits">
          <img src={photo.picture} alt={`待发送的照片：${photo.name}`} />
          <span role="status">{stateText(progress[photo.id])}</span>
          {!locked && typeof progress[photo.id] !== 'number' && (
            <>
              <Button size="small" onClick={() => void send(photo)}>
                重试
              </Button>
              <Button size="small" onClick={() => void remove(photo.id)}>
                移除
              </Button>
            </>
          )}
        </span>
      ))}
      {lost.length > 0 && (
        <Alert
          type="error"
          showIcon
          closable={{ onClose: () => setLost([]) }}
          title={`没有保存：${lost.join('、')}`}
          description="本机存储空间不足，照片也没有发出去。请腾出空间或连上网络后重拍。"
        />
      )}
      {!locked && (
        <>
          <input
            id={input}
            className="visually-hidden"
            type="file"
            accept="image/jpeg,image/png"
            capture="environment"
            onChange={({ target }) => {
              void take(target.files).finally(() => (target.value = ''));
            }}
          />
          <label htmlFor={input} className="sheet-camera">
            <CameraOutlined /> 拍照<span className="visually-hidden">：{itemId}</span>
          </label>
        </>
      )}
    </div>
  );
}

function stateText(state: number | string | undefined): string {
  if (typeof state === 'number') return `正在上传 ${Math.round(state * 100)}%`;
  return state ?? '待发送';
}
