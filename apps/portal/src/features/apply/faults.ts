import type { Fault } from '@app/contracts';
import { Form } from 'antd';
import { createContext, useContext } from 'react';

interface Faults {
  faults: readonly Fault[];
  /** Whether empty fields show their faults too. */
  all: boolean;
}

export const FaultsContext = createContext<Faults>({ faults: [], all: false });

/** Returns the server's fault of a field; undefined for an empty field unless `all` is set. */
export function useFault(name: readonly string[]): string | undefined {
  const { faults, all } = useContext(FaultsContext);
  const value: unknown = Form.useWatch([...name]);
  const isEmpty = value === undefined || value === null || value === '';
  if (isEmpty && !all) return undefined;
  const pointer = `/${name.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  return faults.find((fault) => fault.pointer === pointer)?.detail;
}
