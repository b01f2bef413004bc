import { BASIS_NAMES } from '@app/contracts';
import type { Basis } from '@app/domain';
import { Tag } from 'antd';

const COLORS: Record<Basis, string> = { notice: 'green', law: 'blue', analogy: 'default', assumed: 'gold' };

/** The basis of a value in words, so that an assumption (暂定) is not taken for law. */
export function BasisTag({ basis }: { basis: Basis }) {
  return <Tag color={COLORS[basis]}>{BASIS_NAMES[basis]}</Tag>;
}
