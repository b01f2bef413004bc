import type { PortalInfo } from '@app/contracts';
import { texts } from '../texts';
import { useCall } from './query';

type ShownDistrict = PortalInfo['district'];

const UNKNOWN: ShownDistrict = { name: '', header: texts.product, office: '', phone: null, address: null };

/** Returns the district and its office as the pages are headed; until they are known, the product's own name alone. */
export function useDistrict(): ShownDistrict {
  const { data } = useCall('getPortalInfo');
  return data?.district ?? UNKNOWN;
}
