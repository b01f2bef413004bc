import { BASIS_NAMES } from '@app/contracts';

/** A basis in words; what the office has set itself among them. */
export function basisName(basis: keyof typeof BASIS_NAMES | 'office'): string {
  return basis === 'office' ? '区无废办设定' : BASIS_NAMES[basis];
}
