import type { Verified } from '../../../../../../libs/exports/src/evidence/verify.mjs';

/** One thing that the checker looks at, in the order of the page, with the codes of its faults. */
const CHECKS: { title: string; codes: string[] }[] = [
  {
    title: '文件齐全，没有损坏或改动',
    codes: [
      ...['archiveBroken', 'fileBroken', 'fileTwice', 'fileMissing', 'fileInserted', 'fileChanged'],
      ...['scanMissing', 'scanInserted', 'scanChanged'],
      ...['formatUnknown', 'lineBroken', 'unreadable'],
    ],
  },
  {
    title: '记录没有被改动、删除、插入、调换或截去',
    codes: ['recordChanged', 'recordMissing', 'recordInserted', 'recordMoved', 'tailCut'],
  },
  { title: '每日封存值与记录一致', codes: ['sealBroken', 'rootBroken'] },
  { title: '与另行留存的封存值一致', codes: ['rootUnexpected'] },
  { title: '决定所依据的材料没有变动', codes: ['decisionFiles'] },
  { title: '台账每笔都对得上', codes: ['ledgerBroken'] },
  { title: '指标和结转建议重算后相同', codes: ['claimWrong', 'factsMissing'] },
];

/** What one check came to; `skipped` when the archive was too damaged to reach it, or nothing was given to compare. */
export interface CheckLine {
  title: string;
  state: 'passed' | 'failed' | 'skipped';
  faults: Verified['faults'];
}

/** Returns each check with its result; a fault of an unknown code stands under the first. */
export function checkLines({ root, faults }: Verified, isCompared: boolean): CheckLine[] {
  const known = new Set(CHECKS.flatMap(({ codes }) => codes));
  return CHECKS.map(({ title, codes }, i): CheckLine => {
    const own = faults.filter(({ code }) => codes.includes(code) || (i === 0 && !known.has(code)));
    const isReached = i === 0 || (root !== undefined && (isCompared || !codes.includes('rootUnexpected')));
    const state = own.length > 0 ? 'failed' : isReached ? 'passed' : 'skipped';
    return { title, state, faults: own };
  });
}

/** Returns a root hash (封存值) as people paste it, spaces and full width folded; undefined when it is none. */
export function rootOf(text: string): string | undefined {
  const folded = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  return /^(sha256|sm3):[0-9a-f]{64}$|^sha384:[0-9a-f]{96}$|^sha512:[0-9a-f]{128}$/.test(folded)
    ? folded
    : undefined;
}
