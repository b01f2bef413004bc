import { BASIS_NAMES } from '../../../texts';

/** A basis in words; what the office has set itself among them. */
export function basisName(basis: keyof typeof BASIS_NAMES | 'office'): string {
  return basis === 'office' ? '区无废办设定' : BASIS_NAMES[basis];
}
