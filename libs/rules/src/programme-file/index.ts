export { PROGRAMME_FORMAT, PROGRAMME_SCHEMA } from './format';
export { PROGRAMME_PARTS } from './in-order';
export { programmeJsonSchema } from './json-schema';
export { nextYearOf } from './next-year';
export { firstVersionOf, programmeFaults, type ProgrammeFile, readProgrammeFile } from './read';
export { programmePartsOf, toProgrammeFile } from './write';
export { type OldSentence, sentencesOfLastYear } from './last-year';
