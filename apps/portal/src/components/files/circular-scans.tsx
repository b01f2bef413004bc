import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { addressOf, call } from '../../server/api';
import { queries, reading, useCall } from '../../server/query';
import { useMe } from '../../shell/me';
import { texts } from '../../texts';
import { ProblemAlert } from '../problem/problem-alert';
import { FileList } from './file-list';
import { UploadButton } from './file-upload';
import type { Destination } from './use-uploads';

/** 通知扫描件: the scanned copy of the circular of a year. The office adds to it, and removes from a draft (`canRemove`). */
export function CircularScans({ year, canRemove }: { year: number; canRemove?: boolean }) {
  const { role } = useMe();
  const asked = { params: { year } };
  const { data, error } = useCall('listCircularScans', asked);
  const [failed, setFailed] = useState<unknown>();
  const destination: Destination = {
    address: (uploadId) => addressOf('uploadCircularScan', { ...asked, query: { uploadId } }),
    changes: reading('listCircularScans', asked),
  };
  const remove = (fileId: string) => {
    setFailed(undefined);
    call('removeCircularScan', { params: { year, fileId } })
      .then(() => queries.invalidateQueries(destination.changes))
      .catch(setFailed);
  };
  const isOffice = role === 'office';
  if (!data) return error ? <ProblemAlert error={error} /> : null;
  if (data.items.length === 0 && !isOffice) return null;
  return (
    <section className="card" aria-labelledby="circular">
      <h2 id="circular">通知扫描件</h2>
      {failed !== undefined && <ProblemAlert error={failed} />}
      {data.items.length === 0 && <p className="quiet">还没有附通知的扫描件。</p>}
      <div className="upload">
        <FileList
          files={data.items}
          address={({ id: fileId }) => addressOf('getCircularScan', { params: { year, fileId } })}
          extra={({ id, name }) =>
            isOffice &&
            canRemove && (
              <Popconfirm title={texts.file.removeConfirm} onConfirm={() => remove(id)}>
                <Button size="small" type="text" aria-label={`${texts.file.remove}：${name}`}>
                  {texts.file.remove}
                </Button>
              </Popconfirm>
            )
          }
        />
        {isOffice && <UploadButton destination={destination} label="附上通知扫描件" hint={texts.file.hint} />}
      </div>
    </section>
  );
}
