/** What the checker found in one archive. Without `root` the archive could not be read far enough to be checked. */
export interface Verified {
  ok: boolean;
  faults: { code: string; where: string; detail: string }[];
  root?: string;
  /** Counts of chains and records. */
  chains?: number;
  records?: number;
  completed?: number;
  gauges?: { id: string; target: number; completed: number; gap: number; surplus: number }[];
  /** Names of the gauges by id. */
  names?: Record<string, string>;
  proposal?: string[];
}

/** Returns every fault of an archive; `expectedRoot` is a root hash (封存值) that was kept elsewhere. */
export function verify(bytes: Uint8Array, expectedRoot?: string): Verified;
