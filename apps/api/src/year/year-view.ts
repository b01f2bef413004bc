import { YEAR_STATUS_NAMES, type YearView } from '@app/contracts';
import type { Directory, YearDocumentFacts, ReportingFacts } from '@app/database';
import {
  type Actor,
  type CivilDate,
  courseOf,
  type YearLedger,
  cellsCountedIn,
  countsByType,
  departmentGauges,
  findYearPlan,
  fromLastYear,
  type Standing,
  standingOf,
  yearActionsFor,
} from '@app/domain';
import type { RuleSet } from '@app/rules';
import { isoAt } from '../common/time';

/** Everything that the figures of a year are told from. */
export interface YearFacts {
  year: number;
  ledger: YearLedger;
  viewer: Actor;
  reporting: ReportingFacts;
  /** Absent in a year for which no programme has been set. */
  facts?: YearDocumentFacts;
  rules?: RuleSet;
  directory: Directory;
  today: CivilDate;
}

/** 45 · 50 · 60 beside what was done: district and city, this year and the next, now and at the year's end. */
export function yearView(from: YearFacts): YearView {
  const { year, ledger, facts, rules, viewer, reporting } = from;
  const standing = standingOf(ledger, year);
  const before = fromLastYear(ledger, year);
  const status = facts && facts.status !== 'planned' ? facts.status : 'notOpened';
  const present = facts?.baselines[0];
  const overseer = viewer.role === 'office' || viewer.role === 'auditor';
  return {
    year,
    status,
    statusName: YEAR_STATUS_NAMES[status],
    openedOn: facts?.openedOn ?? null,
    closedOn: facts?.state?.closedOn ?? null,
    baseline: present?.value ?? null,
    baselineSource: present?.source ?? null,
    baselineDated: present?.dated ?? null,
    baselineVersion: present?.version ?? null,
    baselines: (facts?.baselines ?? []).map(({ setAt, recordedAt, ...row }) => ({
      ...row,
      setAt: isoAt(setAt),
      recordedAt: isoAt(recordedAt),
    })),
    baselineGauge: standing.baseline ?? null,
    countsFrom: countsFromOf(from),
    carryOverOrder: carryOverOrderOf(from),
    completed: standing.completed,
    recognised: standing.recognised,
    carriedIn: standing.carriedIn.length,
    completedLate: before.late.length,
    carriedOut: standing.carriedOut.length,
    revoked: standing.revoked,
    gauges: gaugesOf(standing, rules),
    byType: typesOf(standing, before.byType, from),
    otherTypes: otherTypesOf(from),
    byDepartment: departmentsOf(standing, from),
    course: facts?.openedOn ? courseOf(ledger, year, facts.openedOn, from.today) : null,
    reporting: {
      notReported: reporting.notReported,
      awaitingResult: reporting.awaitingResult,
      openAdjustments: reporting.openAdjustments,
      untold: reporting.untold,
    },
    frozen: frozenOf(from),
    alerts: overseer ? alertsOf(standing, from) : [],
    actions: facts?.state ? yearActionsFor(facts.state, viewer) : [],
  };
}

function countsFromOf({ facts, rules }: YearFacts): YearView['countsFrom'] {
  if (!facts) return null;
  const { countsFrom: value, countsFromBasis: basis, countsFromReason } = facts;
  const setting = rules?.settings.countsFrom;
  const note = countsFromReason ?? setting?.note ?? null;
  return { value, name: setting?.name ?? '从何时起计数', basis, note };
}

/** The order in which cells carry, as the rules have it. */
export function carryOverOrderOf({ rules }: Pick<YearFacts, 'rules'>): YearView['carryOverOrder'] {
  if (!rules) return null;
  const { value, name, basis, note } = rules.settings.carryOverOrder;
  return { value, name, basis, note: note ?? null };
}

function gaugesOf({ totals }: Standing, rules?: RuleSet): YearView['gauges'] {
  return totals.flatMap((gauge) => {
    const total = rules?.totals.find(({ id }) => id === gauge.id);
    if (!total) return [];
    const { name, basis, source, quote } = total;
    return [{ ...gauge, name, basis, source, quote, version: rules!.version }];
  });
}

function typesOf(
  { byType }: Standing,
  before: Record<string, number>,
  { year, rules, directory }: YearFacts,
): YearView['byType'] {
  return byType.flatMap((row) => {
    const type = rules?.cellTypes.find(({ code }) => code === row.code);
    if (!type) return [];
    const { comparison, basis } = type.target;
    const name = directory.cellType({ cellType: row.code, programmeYear: year });
    const more = { comparison, basis, leads: [...type.leads], fromLastYear: before[row.code] ?? 0 };
    return [{ ...row, ...more, name, inProgress: row.open }];
  });
}

/** Who leads types today; a row per body, so that the figures of departments that became one are one. */
function departmentsOf(
  { byType }: Standing,
  { year, ledger, directory }: YearFacts,
): YearView['byDepartment'] {
  const types = findYearPlan(ledger, year)?.types ?? [];
  return departmentGauges(types, byType, (id, code) => directory.in(`type:${code}`).bodyOf(id)).map(
    (row) => ({
      ...row,
      name: directory.department(row.id),
    }),
  );
}

/** Cells of types that the year's own table no longer has: they count, and are shown apart. */
function otherTypesOf({ year, ledger, directory }: YearFacts): YearView['otherTypes'] {
  const own = new Set(findYearPlan(ledger, year)?.types.map(({ code }) => code));
  return Object.entries(countsByType(cellsCountedIn(ledger, year)))
    .filter(([code]) => !own.has(code))
    .map(([code, completed]) => {
      const name = directory.cellType({ cellType: code, programmeYear: year - 1 });
      return { code, name, completed };
    });
}

function frozenOf({ year, facts, rules, directory }: YearFacts): YearView['frozen'] {
  if (!facts?.cut) return null;
  const { cutAt, rulesVersion, figures } = facts.cut;
  const { completed, recognised, revoked, carriedIn, carriedOut, totals, byType, byDepartment } = figures;
  const nameOf = (id: string) => rules?.totals.find((total) => total.id === id)?.name ?? id;
  return {
    cutAt: isoAt(cutAt),
    rulesVersion,
    completed,
    recognised,
    carriedIn: carriedIn.length,
    carriedOut: carriedOut.length,
    revoked,
    baseline: figures.baseline ?? null,
    gauges: totals.map((row) => ({ ...row, name: nameOf(row.id) })),
    byType: byType.map((row) => ({
      ...row,
      name: directory.cellType({ cellType: row.code, programmeYear: year, pinnedVersion: rulesVersion }),
    })),
    byDepartment: byDepartment.map((row) => ({ ...row, name: directory.department(row.id) })),
  };
}

function alertsOf(
  standing: Standing,
  { year, ledger, facts, reporting, directory }: YearFacts,
): YearView['alerts'] {
  const alerts: YearView['alerts'] = [];
  const { baseline, carriedOut, revoked, byType } = standing;
  const over = facts?.status === 'cut' || facts?.status === 'closed';
  if (baseline && baseline.gap > 0 && (over || revoked > 0 || carriedOut.length > 0)) {
    const { target, completed, gap } = baseline;
    alerts.push({
      code: 'belowBaseline',
      detail: `${year} 年度计入 ${completed} 个，低于基数 ${target} 个，缺 ${gap} 个。`,
      cells: carriedOut.map(({ cell }) => cell),
    });
  }
  for (const { code, completed, target } of byType.filter((row) => row.aboveBareFigure)) {
    const name = directory.cellType({ cellType: code, programmeYear: year });
    const detail = `${name}已有 ${completed} 个，任务数写作“${target}”，没有“≥”；照样计入，请留意。`;
    alerts.push({ code: 'aboveBareFigure', detail });
  }
  const changed = carriedOut.filter((cell) => cell.baselineChanged).map(({ cell }) => cell);
  if (changed.length > 0) {
    const detail = `${changed.length} 个细胞结转之后，基数已调整；结转仍然有效。`;
    alerts.push({ code: 'baselineChangedAfterCarryOver', detail, cells: changed });
  }
  for (const { dueOn } of reporting.late) {
    alerts.push({ code: 'reportLate', detail: `应于 ${dueOn} 前报送的上报批次已逾期。` });
  }
  if (reporting.openAdjustments > 0) {
    alerts.push({ code: 'adjustmentOpen', detail: `有 ${reporting.openAdjustments} 项更正待确认。` });
  }
  if (reporting.untold > 0) {
    alerts.push({
      code: 'notAllTold',
      detail: `有 ${reporting.untold} 项变更尚未告知申报，系统将继续告知。`,
    });
  }
  return findYearPlan(ledger, year) ? alerts : [];
}
