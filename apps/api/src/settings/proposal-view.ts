import { type Proposal, PROPOSAL_STATES, type ProposalState, type ProposalView } from '@app/contracts';
import type { Directory, ProposalRow } from '@app/database';
import { namesOn } from '@app/domain';
import type { MergeSide, Replaced, RuleEntry, RuleSet, ThreeVersions } from '@app/rules';
import { isoAt } from '../common/time';

const SIDES: Record<MergeSide, string> = { vendor: '厂家改了', office: '本办改了', both: '两边都改了' };

/** Returns a proposal as people read it; `readable`: whether this release can read its rules. */
export function proposalView(row: ProposalRow, readable: boolean): Proposal {
  const { id, programmeYear, label, seenAt, officeVersion, answerVersion, answeredAt } = row;
  const state = stateOf(row);
  return {
    id,
    programmeYear,
    version: label,
    seenAt: isoAt(seenAt),
    state,
    stateName: PROPOSAL_STATES[state],
    readable,
    officeVersion,
    answer:
      answerVersion === null || answeredAt === null
        ? null
        : {
            version: answerVersion,
            taken: row.entries?.length ?? null,
            by: row.answeredBy,
            at: isoAt(answeredAt),
            reason: row.reason,
          },
  };
}

/** Returns the proposal in another state. */
export function inState(proposal: Proposal, state: ProposalState): Proposal {
  return { ...proposal, state, stateName: PROPOSAL_STATES[state] };
}

function stateOf({ answer, entries, isNewest, officeVersion }: ProposalRow): ProposalState {
  if (answer === 'took') return entries === null ? 'taken' : 'takenInPart';
  if (answer !== null) return answer;
  if (!isNewest) return 'superseded';
  return officeVersion === null ? 'newYear' : 'waiting';
}

/** Returns an entry with the name of its row, as the version that has it writes it. */
export function entryView(
  entry: RuleEntry,
  { vendor, office, base }: ThreeVersions,
): Omit<ProposalView['entries'][number], 'successors'> {
  const steps = entry.path
    .replace(/:order$/, '')
    .split('/')
    .slice(1);
  const [part = '', key] = steps.filter((step) => step !== 'duties');
  const row = key === undefined ? `/${part}` : `/${part}/${key}`;
  const versions = [vendor, office, base].filter((one) => one !== undefined);
  const name = versions.map((one) => nameIn(one, part, key)).find((found) => found !== undefined);
  return {
    ...entry,
    ofYear: entry.ofYear ?? false,
    marksOnly: entry.marksOnly ?? false,
    row,
    name: name ?? key ?? part,
    sideName: SIDES[entry.side],
  };
}

/** Returns the departments that the vendor names in an entry and that are no more here, with who took their place. */
export function successorsIn(
  { path }: Pick<RuleEntry, 'path'>,
  replaced: readonly Replaced[],
  { register, today }: Pick<Directory, 'register' | 'today'>,
): ProposalView['entries'][number]['successors'] {
  const nameOf = (id: string) => namesOn(register, id, today)?.name ?? id;
  return replaced
    .filter((one) => one.path === path || one.path.startsWith(`${path}/`))
    .map(({ department, successor }) => ({ department: nameOf(department), successor: nameOf(successor) }));
}

type Row = Record<string, unknown>;

/** Returns the name of a row in a version; undefined when the version does not have it. */
function nameIn(ruleSet: RuleSet, part: string, key: string | undefined): string | undefined {
  const rows = part === 'obligations' ? ruleSet.obligations.duties : (ruleSet as unknown as Row)[part];
  const found = Array.isArray(rows)
    ? (rows as Row[]).find((one) => keyOf(one) === key)
    : (rows as Row | undefined)?.[key ?? ''];
  if (typeof found !== 'object' || found === null) return undefined;
  const { name, title, what, year } = found as Row;
  return [name, title, what, year].find((one) => one !== undefined)?.toString();
}

function keyOf({ code, id, number, kind, year }: Row): string {
  return String(code ?? id ?? number ?? kind ?? year);
}
