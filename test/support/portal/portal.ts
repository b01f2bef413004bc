import { Visitors } from './browser';
import { startSystem, type System } from '../system';

/** A running system and the browsers that visit it. */
export interface Portal {
  system: System;
  visitors: Visitors;
}

const FIRST_MORNING = '2024-09-02T09:00:00+08:00';

/**
 * For a `describe` in the browser: the portal that its tests share. `prepare` fills it before the first test, and it
 * stops after the last. `patience`: the limit of either, in ms. `wholeBrowser`: with the PDF viewer of the browser. `start`:
 * programme time at the start.
 */
export function sharedPortal(
  patience: number,
  prepare?: (portal: Portal) => Promise<void>,
  { wholeBrowser = false, start = FIRST_MORNING } = {},
): Portal {
  const portal = {} as Portal;
  beforeAll(async () => {
    portal.system = await startSystem(start);
    portal.visitors = new Visitors(portal.system.base, wholeBrowser);
    await prepare?.(portal);
  }, patience);
  afterAll(async () => {
    await portal.visitors?.close();
    await portal.system?.stop();
  }, patience);
  return portal;
}
