import { BASIS_NAMES } from '@app/contracts';

/** Returns a basis in words; `office`: set by the office itself. */
export function basisName(basis: keyof typeof BASIS_NAMES | 'office'): string {
  return basis === 'office' ? '区无废办设定' : BASIS_NAMES[basis];
}
