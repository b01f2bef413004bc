import type { ApplicationView } from '@app/contracts';
import type { PersonCommandType } from '@app/domain';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { OpenAction } from '../../../components/acts/act-dialog';
import { PlainActForm } from './plain-act';
import { PLAIN_ACTS } from './plain-acts';
import { ACT_FORMS } from './table';

/** Whether an act is destructive. Its button is red and never primary. */
const isGrave = (type: PersonCommandType) => type === 'revoke' || PLAIN_ACTS[type]?.danger === true;

/** The acts that the server allows the user on this application. The stage waits for the first one. */
export function Acts({ application }: { application: ApplicationView }) {
  const [chosen, setChosen] = useState<OpenAction>();
  if (application.actions.length === 0 && !chosen) return null; // an open form stays, to show a conflict
  const Form = chosen && (ACT_FORMS[chosen.type as keyof typeof ACT_FORMS] ?? PlainActForm);
  return (
    <section className="card acts no-print" aria-labelledby="acts">
      <h2 id="acts">您现在可以办理</h2>
      <div className="acts-row">
        {application.actions.map((action, i) => (
          <Button
            key={action.type}
            type={i === 0 && !isGrave(action.type as PersonCommandType) ? 'primary' : 'default'}
            danger={isGrave(action.type as PersonCommandType)}
            onClick={() => setChosen(action)}
          >
            {action.name}
          </Button>
        ))}
      </div>
      {chosen && Form && (
        <Suspense>
          <Form application={application} action={chosen} onClose={() => setChosen(undefined)} />
        </Suspense>
      )}
    </section>
  );
}
