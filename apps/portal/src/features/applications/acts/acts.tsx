import type { ApplicationView } from '@app/contracts';
import { Button } from 'antd';
import { Suspense, useState } from 'react';
import type { OpenAction } from '../../../components/acts/act-dialog';
import Plain from './plain';
import { ACT_FORMS } from './table';

/** Acts that take something away stand apart. */
const GRAVE = new Set(['withdraw', 'refuseAcceptance', 'revoke']);

/** What I can do now; the first is what the stage waits for. The acts that the server has opened, and no others. */
export function Acts({ application }: { application: ApplicationView }) {
  const [chosen, setChosen] = useState<OpenAction>();
  if (application.actions.length === 0 && !chosen) return null; // an open form stays, to say what happened meanwhile
  const Form = chosen && (ACT_FORMS[chosen.type as keyof typeof ACT_FORMS] ?? Plain);
  return (
    <section className="card acts no-print" aria-labelledby="acts">
      <h2 id="acts">您现在可以办理</h2>
      <div className="acts-row">
        {application.actions.map((action, i) => (
          <Button
            key={action.type}
            type={i === 0 && !GRAVE.has(action.type) ? 'primary' : 'default'}
            danger={GRAVE.has(action.type)}
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
