import type { ApplicationView } from '@app/contracts';
import { Button, Popconfirm } from 'antd';
import { useEffect, useState } from 'react';
import { dropPhoto, photosOf } from '../../field/photos-kept';
import { dropDraft, type SheetDraft } from '../../field/sheet-drafts';
import { useDraftsOf } from '../../field/sheet-outbox';
import { useMe, useProgrammeTime } from '../../shell/me';
import { momentText } from '../../dates/time';
import { markText, type Rubric } from './sheet-tally';

/**
 * The sheets on this device that were never filed and whose inspection is no longer open. Their answers are
 * displayed, and they are deleted only when the inspector removes them.
 */
export function LeftOver({ application, rubric }: { application: ApplicationView; rubric: Rubric }) {
  const me = useMe();
  const drafts = useDraftsOf(me.id).filter(
    ({ draft }) => draft.applicationId === application.id && draft.state === 'filling',
  );
  return drafts.map(({ key, draft }) => <Sheet key={key} storageKey={key} draft={draft} rubric={rubric} />);
}

function Sheet({ storageKey, draft, rubric }: { storageKey: string; draft: SheetDraft; rubric: Rubric }) {
  const inProgrammeTime = useProgrammeTime();
  const [photos, setPhotos] = useState(0);
  useEffect(() => {
    void photosOf(storageKey).then(
      (kept) => setPhotos(kept.length),
      () => undefined,
    );
  }, [storageKey]);
  const remove = async () => {
    for (const { id } of await photosOf(storageKey)) await dropPhoto(id);
    dropDraft(storageKey);
  };
  const answered = rubric.items.filter(({ id }) => draft.marks[id] !== undefined);
  return (
    <section className="card" aria-labelledby="left-over">
      <h2 id="left-over">您在本机填写、没有提交的评分表</h2>
      {draft.refused && <p role="alert">{draft.refused.message}</p>}
      <p>
        填写的内容没有丢失，可以核对；不需要时请移除。
        {draft.savedAt > 0 && `最后保存：${momentText(inProgrammeTime(draft.savedAt))}。`}
        {photos > 0 && `另有照片 ${photos} 张。`}
      </p>
      <ul>
        {answered.map(({ id, text }) => (
          <li key={id}>
            {id} {text}：<b>{markText(draft.marks[id])}</b>
          </li>
        ))}
      </ul>
      {draft.findings && <p>发现的问题和建议：{draft.findings}</p>}
      <Popconfirm title="移除本机上的这份评分表？" onConfirm={() => void remove()}>
        <Button>移除</Button>
      </Popconfirm>
    </section>
  );
}
