export {
  type BesideRow,
  findBeside,
  findCircularEvidence,
  findNamingScans,
  findHeads,
  findLinked,
  findUnlinked,
  findYearRules,
  type LinkedRow,
  noteDisclosure,
} from './evidence.query';
export {
  findRoots,
  findSealedYears,
  findSeals,
  type HeadRow,
  type RootRow,
  sealDay,
  type SealRow,
} from './seals.query';
