import type { FileView } from '@app/contracts';
import { texts } from '../../texts';

type ScanState = FileView['scan'];

/** Why a file is not opened: a short label, a sentence that says what to do, and whether it may change by itself. */
export interface HeldBack {
  label: string;
  sentence: string;
  color?: string;
  waits: boolean;
}

const { scan: words } = texts.file;

/** Returns why a file is not opened, or undefined when it is. `isOn`: whether this installation scans its files. */
export function heldBack(scan: ScanState, isOn: boolean): HeldBack | undefined {
  if (scan === 'infected')
    return { label: words.infected, sentence: words.infectedWhy, color: 'error', waits: false };
  if (!isOn || scan === 'clean') return undefined;
  return scan === 'unscanned'
    ? { label: words.unscanned, sentence: words.unscannedWhy, waits: true }
    : { label: words.unscannable, sentence: words.unscannableWhy, color: 'warning', waits: false };
}
