export {
  addFile,
  type EvidenceRow,
  type FilePlace,
  findFile,
  findFiles,
  findShelf,
  mayReplace,
  type NewFile,
  removeDraftFile,
  type Shelf,
} from './file.query';
