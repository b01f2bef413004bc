import type { ApplicationView, Me, RoleName } from '@app/contracts';
import type { PersonCommandType } from '@app/domain';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { OpenAction } from '../../../components/acts/act-dialog';
import { useMe } from '../../../shell/me';
import { isOwnSeat } from '../../../shell/own-departments';
import { AgreeButton } from './opinion/agree-button';
import { NextTask } from './next-task';
import { ProblemAlert } from '../../../components/problem/problem-alert';
import { useAct } from '../../../components/acts/use-act';
import { PlainActForm } from './plain-act';
import { PLAIN_ACTS } from './plain-acts';
import { ACT_FORMS } from './table';

/** Whether an act is destructive. Its button is red and never primary. */
const isGrave = (type: string) => type === 'revoke' || PLAIN_ACTS[type as PersonCommandType]?.danger === true;

/** The roles with a work list (待办). */
const HAS_TASKS: readonly RoleName[] = ['department', 'office', 'inspector'];

/** Acts beside the procedure: the stage does not wait for them, so their button is never primary. */
const ASIDE: readonly string[] = [
  ...(['urge', 'transfer', 'extend', 'suspend'] satisfies PersonCommandType[]),
  ...([
    'returnForCorrection',
    'registerCorrection',
    'handOver',
    'correctNaming',
    'correctReceipt',
  ] satisfies PersonCommandType[]),
];

/** After these the user's task is still open, so there is no next one yet. */
const TASK_STAYS: readonly string[] = [
  ...([
    'urge',
    'extend',
    'suspend',
    'resume',
    'handOver',
    'correctNaming',
    'correctReceipt',
  ] satisfies PersonCommandType[]),
];

/** The act that the stage waits for: an inspection that has its day waits for the sheet, not for another day. */
function mainOf({ actions, inspection }: ApplicationView): OpenAction | undefined {
  return actions.find(({ type }) => {
    const isPlanned = type === 'scheduleInspection' && inspection.scheduledOn !== null;
    return !isPlanned && !ASIDE.includes(type);
  });
}

/** Returns the act under the name that it has now: an inspection with a day is given another one. */
function namedFor({ inspection }: ApplicationView, action: OpenAction): OpenAction {
  const isChange = action.type === 'scheduleInspection' && inspection.scheduledOn !== null;
  return isChange ? { ...action, name: '改期或调整核查组' } : action;
}

/** The acts that the server allows the user on this application. The one that the stage waits for is primary. */
export function Acts({ application }: { application: ApplicationView }) {
  const me = useMe();
  const [chosen, setChosen] = useState<OpenAction>();
  const [done, setDone] = useState<{ clock?: string }>();
  const agreement = useAct(application.id);
  const main = mainOf(application);
  const Form = chosen && (ACT_FORMS[chosen.type as keyof typeof ACT_FORMS] ?? PlainActForm);
  const onDone = () =>
    setDone({ clock: main && application.tasks.find(({ seat }) => isHeldBy(me, seat))?.clock });
  const isOpen = application.actions.length > 0 || chosen !== undefined; // an open form stays, to show a conflict
  return (
    <>
      {done && HAS_TASKS.includes(me.role) && <NextTask applicationId={application.id} clock={done.clock} />}
      {agreement.error && <ProblemAlert error={agreement.error} />}
      {isOpen && (
        <section className="card acts no-print" aria-labelledby="acts">
          <h2 id="acts">您现在可以办理</h2>
          <div className="acts-row">
            {main?.type === 'giveOpinion' && <AgreeButton act={agreement} onDone={onDone} />}
            {application.actions.map((action) => (
              <Button
                key={action.type}
                type={
                  action === main && !isGrave(action.type) && action.type !== 'giveOpinion'
                    ? 'primary'
                    : 'default'
                }
                danger={isGrave(action.type)}
                onClick={() => setChosen(namedFor(application, action))}
              >
                {namedFor(application, action).name}
              </Button>
            ))}
          </div>
          {main?.type === 'giveOpinion' && (
            <p className="quiet">“同意”一按即送出；不同意或要附说明的，点“出具初审意见”。</p>
          )}
          {chosen && Form && (
            <Suspense>
              <Form
                application={application}
                action={chosen}
                onDone={TASK_STAYS.includes(chosen.type) ? undefined : onDone}
                onClose={() => setChosen(undefined)}
              />
            </Suspense>
          )}
        </section>
      )}
    </>
  );
}

/** Whether a task is the user's, so that its period tells what kind of task was done. */
function isHeldBy(me: Me, seat: string): boolean {
  return me.role === 'office' ? seat === 'office' : seat === 'inspection' || isOwnSeat(me, seat);
}
