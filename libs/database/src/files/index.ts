export {
  addFile,
  type EvidenceRow,
  type FilePlace,
  type FileRow,
  findFile,
  findFiles,
  findSentFile,
  findShelf,
  type NewFile,
  removeDraftFile,
  type SentFile,
  type Shelf,
} from './file.query';
