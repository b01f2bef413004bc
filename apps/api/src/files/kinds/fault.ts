/** Why a file is not taken: a stable code, one sentence for its sender, and a word that programs can tell apart. */
export interface Fault {
  code: 'fileDisguised' | 'fileEncrypted';
  sentence: string;
  found: string;
}

export function fault(code: Fault['code'], sentence: string, found: string): Fault {
  return { code, sentence, found };
}

/** Documents may lie within one another to this depth. */
export const DEEPEST = 3;

/** Looks into a document that is within another one. */
export type Look = (bytes: Buffer, name: string, depth: number) => Promise<Fault | undefined>;
