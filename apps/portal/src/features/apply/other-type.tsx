import type { ApplicationView, CellTypeItem } from '@app/contracts';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../server/api';
import { ProblemAlert } from '../../components/problem/problem-alert';
import { listsAgain } from '../../server/query';
import { bodyOf, valuesOf } from './draft-values';

/**
 * Warns a unit whose draft belongs under another cell type. On request, creates a draft of that type and
 * deletes this one. The unit, contact and form answers are copied; self-score and files are not.
 */
export function OtherType({ application, type }: { application: ApplicationView; type: CellTypeItem }) {
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const fault = application.missing.find(({ pointer }) => pointer === '/cellType');
  if (!fault) return null;
  const right = type.excludes.find(({ name }) => fault.detail.includes(name));

  const change = async (cellType: string) => {
    setBusy(true);
    setError(undefined);
    try {
      const { selfScore: _, ...values } = valuesOf(application);
      const body = bodyOf({ ...values, selfScore: {} }, { ...application, cellType });
      const made = await call('createApplication', { body });
      await call('deleteApplication', { params: { id: application.id } });
      await navigate(`/apply/${made.id}`, { replace: true });
      await listsAgain();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {error !== undefined && <ProblemAlert error={error} />}
      <Alert
        type="warning"
        showIcon
        role="alert"
        className="problem"
        title={fault.detail}
        description={
          right && (
            <>
              已填写的单位信息和申报内容会带过去，自评和已上传的材料需要按新类型重新填写。
              <div>
                <Button type="primary" loading={busy} onClick={() => void change(right.code)}>
                  改按“{right.name}”申报
                </Button>
              </div>
            </>
          )
        }
      />
    </>
  );
}
