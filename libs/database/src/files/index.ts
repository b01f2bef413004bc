export {
  addFile,
  addOriginal,
  type EvidenceRow,
  type FilePlace,
  findFile,
  findFiles,
  findShelf,
  mayReplace,
  type NewFile,
  removeUnsentFile,
  type Shelf,
} from './file.query';
export type { OriginalFile, ScanState } from './file.entity';
export {
  decideScan,
  findInfectedFiles,
  findNotSetAside,
  findScanOverview,
  type LeasedScan,
  leaseScans,
  noteScanner,
  noteSetAside,
  postponeScan,
  type ScanVerdict,
  tellOfSilence,
} from './scan.query';
