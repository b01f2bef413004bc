export {
  addFile,
  type EvidenceRow,
  type FilePlace,
  findFile,
  findFiles,
  findShelf,
  type NewFile,
  removeDraftFile,
  type Shelf,
} from './file.query';
