import type { Me } from '@app/contracts';
import { lazy, Suspense } from 'react';
import { texts } from '../texts';
import { civilDateOf, dateText } from '../dates/time';

const ClockControls = lazy(() => import('../features/rehearsal/programme-time-controls'));

/** In a rehearsal, shows the date in programme time. The office can advance it. */
export function ProgrammeBar({ me }: { me: Me }) {
  if (!me.programme.rehearsal) return null;
  return (
    <div className="programme-bar no-print" role="region" aria-label={texts.shell.rehearsal}>
      <strong>{texts.shell.rehearsal}</strong>
      <span>
        {texts.shell.yearDate}：{dateText(civilDateOf(me.programme.now))}
      </span>
      {me.role === 'office' && (
        <Suspense>
          <ClockControls />
        </Suspense>
      )}
    </div>
  );
}
