import { z } from 'zod';
import { basis, cellTypeCode, civilDate, named, text } from './primitives';

/** The first and the last day on which units may apply; null = not limited on that side. */
const days = {
  opens: named('开始日期', civilDate.nullable()),
  closes: named('截止日期', civilDate.nullable()),
};

/** 申报起止 (intake): for all types, and for those with days of their own. Both days are included. */
export const intake = z.strictObject({
  ...days,
  basis,
  note: named('说明', text).optional(),
  types: named(
    '另行规定的类型',
    z.array(
      z.strictObject({
        cellType: named('类型', cellTypeCode),
        ...days,
        basis,
        note: named('说明', text).optional(),
      }),
    ),
  ),
});
