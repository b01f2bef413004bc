import type { Me } from '@app/contracts';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { momentText } from '../dates/time';
import { useNotKept } from '../device/not-kept';
import { useFromDevice, useLost, useOnline } from '../field/from-device';
import { FIELD_ROLES } from '../field/me';
import { keepPortal } from '../field/service-worker';
import { queries } from '../server/query';
import { texts } from '../texts';
import { useProgrammeTime } from './me';

const AGAIN_MS = 5_000;
/** Roles that stand before a page where no network is: its files stay on their device. */
const ON_THE_WAY: readonly Me['role'][] = [...FIELD_ROLES, 'applicant', 'town'];

/** Says on every page at once that the network is gone, or that the device keeps nothing; stays in sight while people scroll. */
export function NetworkNote({ me: { role } }: { me: Me }) {
  const online = useOnline();
  const lost = useLost();
  const answeredAt = useFromDevice();
  const inProgrammeTime = useProgrammeTime();
  const unsaved = useNotKept('input');
  const unpacked = useNotKept('answers');
  useEffect(() => void (ON_THE_WAY.includes(role) && keepPortal()), [role]);
  useGoingOn(lost && online);
  const isCut = !online || lost || answeredAt !== undefined;
  if (!isCut && !unsaved && !unpacked) return null;
  const when = answeredAt && momentText(inProgrammeTime(answeredAt));
  return (
    <div className="network-note no-print" role="status">
      {isCut && <p>{when ? texts.field.fromDevice(when) : texts.field.offline}</p>}
      {unsaved && <p>{texts.field.unsaved}</p>}
      {unpacked && <p>{texts.field.unpacked}</p>}
      {isCut && FIELD_ROLES.includes(role) && <Link to="/inspections">{texts.field.agenda}</Link>}
    </div>
  );
}

/** While calls are lost: asks again, and once one gets through, asks for everything that failed. */
function useGoingOn(isLost: boolean): void {
  useEffect(() => {
    if (!isLost) return;
    const timer = setInterval(() => void queries.refetchQueries({ queryKey: ['getMe'] }), AGAIN_MS);
    return () => {
      clearInterval(timer);
      void queries.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
    };
  }, [isLost]);
}
