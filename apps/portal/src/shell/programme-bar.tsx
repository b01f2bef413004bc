import type { Me } from '@app/contracts';
import { texts } from '../texts';
import { civilDateOf, dateText } from '../time';

/** In a rehearsal: which day it is in the programme. */
export function ProgrammeBar({ me }: { me: Me }) {
  if (!me.programme.rehearsal) return null;
  return (
    <div className="programme-bar">
      <strong>{texts.shell.rehearsal}</strong>
      <span>
        {texts.shell.programmeDate}:{dateText(civilDateOf(me.programme.now))}
      </span>
    </div>
  );
}
