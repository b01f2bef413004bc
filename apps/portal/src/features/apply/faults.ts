import type { Fault } from '@app/contracts';
import { Form } from 'antd';
import { createContext, useContext } from 'react';

interface Faults {
  faults: readonly Fault[];
  /** Also of fields that are still empty. */
  all: boolean;
}

export const FaultsContext = createContext<Faults>({ faults: [], all: false });

/** What the server finds wrong with a field; of an empty one only after the person has asked. */
export function useFault(name: readonly string[]): string | undefined {
  const { faults, all } = useContext(FaultsContext);
  const value: unknown = Form.useWatch([...name]);
  const isEmpty = value === undefined || value === null || value === '';
  if (isEmpty && !all) return undefined;
  const pointer = `/${name.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  return faults.find((fault) => fault.pointer === pointer)?.detail;
}
