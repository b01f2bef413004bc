import type {
  Proposal,
  ProposalLeaveBody,
  ProposalList,
  ProposalQuery,
  ProposalTakeBody,
  ProposalView,
  SettingsChange,
} from '@app/contracts';
import {
  Directories,
  type Directory,
  findProposalBody,
  findProposals,
  leaveProposal,
  type ProposalRow,
} from '@app/database';
import {
  besideOffice,
  entryAt,
  mergeRules,
  parseRuleSet,
  type Replaced,
  type RuleEntry,
  type RuleSet,
  takeRules,
  type ThreeVersions,
  toProgrammeFile,
  withListed,
} from '@app/rules';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { User } from '../auth';
import { DETAILS, InvalidContent, refuse } from '../common/problems';
import { RuleSets } from '../reference';
import { entryView, inState, proposalView, successorsIn } from './proposal-view';
import { RulePublisher } from './rule-publisher';

/** 厂家提议: the rules that releases ship, beside the office's; the office takes them, parts of them, or leaves them. */
@Injectable()
export class ProposalsService {
  private readonly parsed = new Map<string, RuleSet | undefined>();

  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
    private readonly publisher: RulePublisher,
    private readonly directories: Directories,
  ) {}

  async list({ year }: ProposalQuery): Promise<ProposalList> {
    const [rows, directory] = [await findProposals(this.pool, { year }), await this.directories.read()];
    const items = await Promise.all(rows.map((row) => this.viewOf(row, directory)));
    return { items, waiting: items.filter(({ state }) => state === 'waiting' || state === 'newYear').length };
  }

  /** Throws `notFound`. */
  async get(id: string): Promise<ProposalView> {
    const row = await this.row(id);
    const base = row.baseId === null ? undefined : await this.row(row.baseId);
    const directory = await this.directories.read();
    const compared = await this.threeVersions(row, directory);
    const entries = compared ? mergeRules(compared.versions, new Set()).entries : [];
    return {
      ...(await this.viewOf(row, directory)),
      base: base?.label ?? null,
      file: row.officeVersion === null ? await this.fileOf(id) : null,
      entries: entries.map((entry) => ({
        ...entryView(entry, compared!.versions),
        successors: successorsIn(entry, compared!.replaced, directory),
      })),
    };
  }

  /**
   * Publishes the office's next version with the taken entries, or shows what it would do. Throws `notFound`,
   * `settingsChanged`, `proposalOfNewYear`, `proposalUnreadable`, `unknownEntry`, `countsFromOfYear`, `rulesUnchanged`, and `rulesFaulty`
   * with every fault at its entry.
   */
  async take(
    user: User,
    asked: ProposalTakeBody & { id: string },
    preview: boolean,
  ): Promise<SettingsChange> {
    const { id, basedOn, reason, entries: chosen } = asked;
    const row = await this.row(id);
    if (row.officeVersion === null) throw refuse('proposalOfNewYear');
    const { base: office, version } = await this.publisher.begin(basedOn);
    if (office.programmeYear !== row.programmeYear) throw refuse('notFound');
    const directory = await this.directories.read();
    const compared = await this.threeVersions(row, directory, office);
    if (!compared) throw refuse('proposalUnreadable');
    const taken = chosen === 'all' ? chosen : new Set(chosen);
    const listing = (parts: Record<string, unknown>) =>
      withListed(parts, directory.register, directory.today);
    const {
      ruleSet,
      entries: known,
      faults,
      unknown,
    } = takeRules(compared.versions, version, taken, listing);
    if (chosen !== 'all') mustBeTakeable(chosen, unknown, known);
    if (!ruleSet) {
      const places = faults
        .slice(0, 100)
        .map(({ entry, path, detail }) => ({ pointer: `/entries${entry ?? path}`, detail }));
      throw new InvalidContent(places, 'rulesFaulty', DETAILS.rulesFaulty);
    }
    const entries = chosen === 'all' ? null : [...new Set(chosen)].sort();
    const change = { proposal: id, vendorVersion: row.label, entries: entries ?? 'all' };
    const took = { id, entries };
    const placeOf = (path: string) => `/entries${entryAt(path, known) ?? path}`;
    const next = { base: office, next: ruleSet, reason, change, took, placeOf };
    return this.publisher.publish(user, next, preview);
  }

  /** Leaves the vendor's rules; they can be taken later. Throws `notFound`, `proposalOfNewYear`, `proposalAnswered`. */
  async leave(user: User, id: string, { reason }: ProposalLeaveBody): Promise<Proposal> {
    const row = await this.row(id);
    if (row.officeVersion === null) throw refuse('proposalOfNewYear');
    if (!(await leaveProposal(this.pool, { id, by: user.id, reason }))) throw refuse('proposalAnswered');
    return this.viewOf(await this.row(id), await this.directories.read());
  }

  private async row(id: string): Promise<ProposalRow> {
    const [row] = await findProposals(this.pool, { id });
    if (!row) throw refuse('notFound');
    return row;
  }

  private async viewOf(row: ProposalRow, directory: Directory): Promise<Proposal> {
    const view = proposalView(row, (await this.rules(row.id)) !== undefined);
    if (view.state !== 'waiting') return view;
    const compared = await this.threeVersions(row, directory);
    const entries = compared && mergeRules(compared.versions, new Set()).entries;
    const hasNews = entries?.some(({ side, ofYear }) => side !== 'office' && !ofYear) ?? true;
    return hasNews ? view : inState(view, 'same');
  }

  /** The programme file of a year that the office may open from it; null when its rules cannot be read. */
  private async fileOf(id: string): Promise<string | null> {
    const rules = await this.rules(id);
    return rules ? toProgrammeFile(rules) : null;
  }

  /**
   * The former version, the office's and the new one, the vendor's with the successors of departments that are no more, and what was
   * replaced; undefined when there is nothing to compare.
   */
  private async threeVersions(
    row: ProposalRow,
    { register, today }: Directory,
    newest?: RuleSet,
  ): Promise<{ versions: ThreeVersions; replaced: Replaced[] } | undefined> {
    const { id, baseId, officeVersion } = row;
    const shipped = await this.rules(id);
    if (!shipped || officeVersion === null) return undefined;
    const former = baseId === null ? undefined : await this.rules(baseId);
    const office = newest ?? (await this.ruleSets.get(officeVersion));
    const beside = (rules: RuleSet) => besideOffice({ ...rules }, { ...office }, register, today);
    const { rules: vendor, replaced } = beside(shipped);
    return { versions: { base: former && beside(former).rules, vendor, office }, replaced };
  }

  /** The rules of a proposal, parsed once; undefined when this release can no longer read them. */
  private async rules(id: string): Promise<RuleSet | undefined> {
    if (!this.parsed.has(id)) this.parsed.set(id, readable(await findProposalBody(this.pool, id)));
    return this.parsed.get(id);
  }
}

function readable(body: unknown): RuleSet | undefined {
  try {
    return parseRuleSet(body);
  } catch {
    return undefined;
  }
}

/** Throws `unknownEntry` and `countsFromOfYear` at the entries that are none, or that cannot be taken. */
function mustBeTakeable(
  chosen: readonly string[],
  unknown: readonly string[],
  entries: readonly RuleEntry[],
): void {
  const ofYear = entries.filter((one) => one.ofYear && chosen.includes(one.path)).map(({ path }) => path);
  for (const [code, paths] of [
    ['unknownEntry', unknown],
    ['countsFromOfYear', ofYear],
  ] as const) {
    const places = paths.slice(0, 100).map((path) => ({
      pointer: `/entries/${chosen.indexOf(path)}`,
      detail: DETAILS[code],
    }));
    if (places.length > 0) throw new InvalidContent(places, code, DETAILS[code]);
  }
}
