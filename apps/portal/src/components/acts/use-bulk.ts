import type { BulkAnswer } from '@app/contracts';
import { useRef, useState } from 'react';
import { call, newId } from '../../server/api';
import { asProblem, type Problem } from '../../server/problem';
import { readAgain } from '../../server/query';

type Result = BulkAnswer['items'][number];

/** One application of a bulk act and the command for it. */
export interface BulkAct {
  applicationId: string;
  command: { type: string } & Record<string, unknown>;
}

const MOST_AT_ONCE = 200;

/**
 * Sends commands to many applications, at most 200 in a request. A command with the same content keeps its
 * `commandId`, so that the server deduplicates a retry.
 */
export function useBulk() {
  const ids = useRef(new Map<string, string>());
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Problem>();

  const send = async (acts: readonly BulkAct[]) => {
    setSending(true);
    setError(undefined);
    try {
      for (let from = 0; from < acts.length; from += MOST_AT_ONCE) {
        const items = acts.slice(from, from + MOST_AT_ONCE).map((act) => withId(ids.current, act));
        const answer = await call('actInBulk', { body: { items } });
        setResults(
          (now) => new Map([...now, ...answer.items.map((one) => [one.applicationId, one] as const)]),
        );
      }
    } catch (thrown) {
      setError(asProblem(thrown));
    } finally {
      setSending(false);
      await readAgain();
    }
  };
  return { send, results, sending, error };
}

function withId(ids: Map<string, string>, { applicationId, command }: BulkAct) {
  const content = applicationId + JSON.stringify(command);
  const commandId = ids.get(content) ?? newId();
  ids.set(content, commandId);
  return { applicationId, command: { ...command, commandId } };
}
