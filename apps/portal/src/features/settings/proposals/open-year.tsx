import type { ProposalView } from '@app/contracts';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useOnce } from '../../../components/acts/use-once';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { call } from '../../../server/api';
import { readAgain } from '../../../server/query';
import { useMe } from '../../../shell/me';

/** Begins the draft of a year (新建年度) with the vendor's rules of that year. */
export function OpenYear({ proposal: { file, version, programmeYear } }: { proposal: ProposalView }) {
  const me = useMe();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: (text: string) =>
      call('createYearDraft', { body: { file: text, fileName: `厂家 ${version}` } }),
    onSuccess: async () => {
      await readAgain();
      await navigate(`/year-drafts/${programmeYear}`);
    },
  });
  const createOnce = useOnce(create);
  if (me.role !== 'office' || file === null) return null;
  return (
    <>
      {create.error && <ProblemAlert error={create.error} />}
      <Button type="primary" loading={create.isPending} onClick={() => createOnce(file)}>
        据此新建年度
      </Button>
    </>
  );
}
