import { read } from '@app/contracts';
import { PROGRAMME_PARTS, programmePartsOf, readProgrammeFile, type RuleFault } from '@app/rules';
import { z } from 'zod';
import { DETAILS, InvalidContent } from '../common/problems';

const anything = z.record(z.string(), z.unknown());
const MOST_FAULTS = 200;

/**
 * Returns the parts of a programme file. What they show against each other may be mended in the draft; throws
 * `programmeFileFaulty` with every fault when the file cannot be read, or a part has not the shape that pages edit.
 */
export function partsOfFile(file: string): Record<string, unknown> {
  const { parts, faults } = readProgrammeFile(file);
  const misshapen = faults.some(({ code }) => code === 'shape' || code === 'partMisplaced');
  if (!parts || misshapen) throw fileFaulty(faults);
  mustBeStorable(parts);
  return programmePartsOf(parts);
}

/** Returns the parts of a draft after a change. Throws `invalidContent` for a part that programmes do not have. */
export function partsOfChange(
  known: Record<string, unknown>,
  change: Record<string, unknown>,
): Record<string, unknown> {
  const unknown = Object.keys(change).filter((name) => !PROGRAMME_PARTS.includes(name));
  const wrong = unknown.map((name) => ({ pointer: `/parts/${name}`, detail: '年度规则没有这一部分。' }));
  if (Object.hasOwn(change, 'programmeYear'))
    wrong.push({ pointer: '/parts/programmeYear', detail: '草案的年度不能更改，请另建草案。' });
  if (wrong.length > 0) throw new InvalidContent(wrong);
  const next = { ...known, ...change };
  return programmePartsOf(Object.fromEntries(Object.entries(next).filter(([, part]) => part !== null)));
}

/** The rules of a draft cannot be published; pointers lead into its parts. */
export function rulesFaulty(faults: RuleFault[]): InvalidContent {
  const places = faults
    .slice(0, MOST_FAULTS)
    .map(({ path, detail }) => ({ pointer: `/parts${path}`, detail }));
  return new InvalidContent(places, 'rulesFaulty', `草案还有 ${faults.length} 处错误，改正后才能发布。`);
}

function fileFaulty(faults: RuleFault[]): InvalidContent {
  const places = faults.slice(0, MOST_FAULTS).map(({ path, detail }) => ({ pointer: path, detail }));
  return new InvalidContent(places, 'programmeFileFaulty', DETAILS.programmeFileFaulty);
}

function mustBeStorable(parts: Record<string, unknown>): void {
  const reading = read(anything, parts);
  if (!reading.ok)
    throw new InvalidContent(reading.faults, 'programmeFileFaulty', DETAILS.programmeFileFaulty);
}
