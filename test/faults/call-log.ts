import type { CommandAnswer } from '@app/contracts';
import { randomUUID } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import type { Reply } from '../support/client';
import type { Crew } from '../support/drive';
import type { Hands } from '../support/journey';

/** How a command ended for its sender. `unknown`: no answer came, so it may or may not have taken effect. */
export interface Call {
  applicationId: string;
  type: string;
  outcome: 'ok' | 'refused' | 'unknown';
  tries: number;
}

/** What the senders know of their commands, for comparison with the record. */
export class CallLog {
  readonly calls = new Map<string, Call>();
  /** Failed attempts: `503 unavailable`, `network`, … */
  readonly troubles: string[] = [];

  /**
   * Returns hands that send an act under one id until it is answered, as the portal does. Throws when it is refused, or
   * after `patience` ms.
   */
  insist(crew: Crew, patience = 60_000): Hands {
    return async (login, applicationId, { commandId = randomUUID(), ...act }) => {
      const client = await crew.as(login);
      const call: Call = { applicationId, type: act.type, outcome: 'unknown', tries: 0 };
      this.calls.set(commandId, call);
      const until = Date.now() + patience;
      for (;;) {
        call.tries += 1;
        const reply = await client
          .act<CommandAnswer>(applicationId, { ...act, commandId })
          .catch(() => undefined);
        if (reply?.status === 200) {
          call.outcome = 'ok';
          return reply.body;
        }
        if (reply && reply.status < 500) {
          call.outcome = 'refused';
          throw new Error(`${login} ${act.type}: ${reply.status} ${JSON.stringify(reply.body)}`);
        }
        this.troubles.push(troubleOf(reply));
        if (Date.now() > until) throw new Error(`${login} ${act.type}: no answer, ${this.troubles.at(-1)}`);
        await rest(300);
      }
    };
  }

  /** Answers that no fault excuses: a 5xx other than 503, or a 503 without Retry-After. */
  get shameful(): string[] {
    return this.troubles.filter((trouble) => trouble !== 'network' && !/^503 \w+ retry-after/.test(trouble));
  }
}

export function troubleOf(reply: Reply | undefined): string {
  if (!reply) return 'network';
  const after = reply.headers.get('retry-after');
  return `${reply.status} ${reply.body?.code}${after ? ` retry-after ${after}` : ''}`;
}
