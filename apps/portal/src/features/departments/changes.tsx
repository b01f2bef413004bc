import type { DepartmentRegisterView } from '@app/contracts';
import { ChangeHistory } from '../../components/acts/change-history';
import { passingText } from './passing';
import { TakeBack } from './take-back';

/** The changes of departments. */
export function Changes({ view }: { view: DepartmentRegisterView }) {
  return (
    <ChangeHistory
      id="changes"
      changes={view.changes}
      empty="还没有登记过机构变动。"
      passingText={({ passing }) => passingText(passing)}
      takeBack={(wrong, onClose) => <TakeBack change={wrong} view={view} onClose={onClose} />}
    />
  );
}
