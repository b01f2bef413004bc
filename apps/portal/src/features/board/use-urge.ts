import type { BoardItem } from '@app/contracts';
import { useRef, useState } from 'react';
import { call, newId } from '../../server/api';
import { asProblem, type Problem } from '../../server/problem';
import { readAgain } from '../../server/query';
import { urgedText } from './board-row';

/** An application or obligation to urge. `holders` names its seats. */
export interface Matter {
  id: string;
  kind: BoardItem['kind'];
  name: string;
  holders: string[];
  /** Whom nobody may urge again today, with when and by whom it was done. */
  urged: { name: string; text: string }[];
}

/** Whether everybody who is waited for was urged today: the server sends no second reminder on one working day. */
export function isUrgedToday({ holders, urged }: Matter): boolean {
  return urged.length >= holders.length;
}

const MOST_AT_ONCE = 200;

interface Result {
  ok: boolean;
  text: string;
}

/** Groups rows by application or obligation: one command reminds every seat that must act. */
export function mattersOf(rows: readonly BoardItem[], today: string): Matter[] {
  const matters = new Map<string, Matter>();
  for (const { kind, applicationId, obligationId, unitName, number, name, parts, urged } of rows) {
    const id = (applicationId ?? obligationId)!;
    const known = matters.get(id) ?? { id, kind, name: unitName ?? number, holders: [], urged: [] };
    const names = parts.length > 0 ? parts.map((part) => part.name) : [name];
    const text = urged && urged.day >= today ? urgedText(urged) : undefined;
    matters.set(id, {
      ...known,
      holders: [...known.holders, ...names],
      urged: [...known.urged, ...(text ? names.map((one) => ({ name: one, text })) : [])],
    });
  }
  return [...matters.values()];
}

/**
 * Urges many at once (催办): applications with at most 200 in a request, obligations one by one. A retry keeps
 * the `commandId`, so that the server deduplicates it.
 */
export function useUrge() {
  const ids = useRef(new Map<string, string>());
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<Problem>();
  const idOf = ({ id }: Matter) => {
    const commandId = ids.current.get(id) ?? newId();
    ids.current.set(id, commandId);
    return commandId;
  };
  const became = (id: string, result: Result) => setResults((now) => new Map([...now, [id, result]]));

  const urge = async (matters: readonly Matter[]) => {
    setSending(true);
    setError(undefined);
    try {
      const cases = matters.filter(({ kind }) => kind === 'application');
      for (let from = 0; from < cases.length; from += MOST_AT_ONCE) {
        const items = cases.slice(from, from + MOST_AT_ONCE).map((matter) => ({
          applicationId: matter.id,
          command: { type: 'urge', commandId: idOf(matter) },
        }));
        for (const { applicationId, status, problem } of (await call('actInBulk', { body: { items } })).items)
          became(applicationId, { ok: status === 200, text: problem?.detail ?? '已发出催办' });
      }
      for (const obligation of matters.filter(({ kind }) => kind === 'obligation'))
        became(obligation.id, await urgeObligation(obligation.id, idOf(obligation)));
    } catch (thrown) {
      setError(asProblem(thrown));
    } finally {
      setSending(false);
      await readAgain();
    }
  };
  return { urge, results, sending, error };
}

async function urgeObligation(id: string, commandId: string): Promise<Result> {
  try {
    await call('actOnObligation', { params: { id }, body: { type: 'urge', commandId } });
    return { ok: true, text: '已发出催办' };
  } catch (thrown) {
    const problem = asProblem(thrown);
    if (problem.isUnclear) throw problem;
    return { ok: false, text: problem.message };
  }
}
