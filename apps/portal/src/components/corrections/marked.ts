import { createContext } from 'react';
import type { Marked } from './shortcomings';

/** The places of a form that must be corrected (补正); nothing is marked outside a correction. */
export const MarkedContext = createContext<Marked>({
  fields: new Set(),
  items: new Set(),
  unit: false,
  files: false,
});
