import type { Fault } from '@app/contracts';
import { Form } from 'antd';
import { createContext, useContext } from 'react';

interface Faults {
  faults: readonly Fault[];
  /** The values that the faults are about: what was last sent to the server. */
  judged: object;
  /** Whether empty fields show their faults too. */
  all: boolean;
  /** Saves what was set without typing. */
  touched: () => void;
}

export const FaultsContext = createContext<Faults>({
  faults: [],
  judged: {},
  all: false,
  touched: () => undefined,
});

/**
 * Returns the server's fault of a field. A fault is about the value that was sent: it is undefined as soon as
 * the field holds another value, and for an empty field unless `all` is set.
 */
export function useFault(name: readonly string[]): string | undefined {
  const { faults, judged, all } = useContext(FaultsContext);
  const value: unknown = Form.useWatch([...name]);
  if (isEmpty(value) && !all) return undefined;
  if (!isSame(value, valueAt(judged, name))) return undefined;
  const pointer = `/${name.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  return faults.find((fault) => fault.pointer === pointer)?.detail;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** An unticked box is sent like one that was never touched. */
function isSame(a: unknown, b: unknown): boolean {
  const isNothing = (value: unknown) => isEmpty(value) || value === false;
  return (isNothing(a) && isNothing(b)) || Object.is(a, b);
}

function valueAt(values: object, name: readonly string[]): unknown {
  return name.reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], values);
}
