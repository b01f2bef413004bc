import type { Basis } from './rules';

/** A basis as people read it at the end of a sentence. */
export const BASIS_WORDS: Record<Basis, string> = {
  notice: '工作通知规定',
  law: '法律规定',
  analogy: '参照同类法律规定,可由区无废办调整',
  assumed: '暂定,可由区无废办调整',
};
