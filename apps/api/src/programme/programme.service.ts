import type { ProgrammeView } from '@app/contracts';
import { findProgrammeFigures } from '@app/database';
import { gaugeOf, gaugesOf } from '@app/domain';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { refuse } from '../problems';
import { cellTypeName, departmentName } from '../reference/names';
import { RuleSets } from '../reference/rule-sets';

/** 45 · 50 · 60: what the year asks for beside what has been completed. */
@Injectable()
export class ProgrammeService {
  constructor(
    private readonly pool: Pool,
    private readonly ruleSets: RuleSets,
  ) {}

  async get(text: string): Promise<ProgrammeView> {
    const figures = /^2\d{3}$/.test(text) ? await findProgrammeFigures(this.pool, Number(text)) : undefined;
    if (!figures) throw refuse('notFound');
    const rules = await this.ruleSets.inForce(figures.year);
    const types = rules.cellTypes.map(({ code, leads, target }) => ({ code, leads, target: target.value }));
    const gauges = gaugesOf({ totals: rules.totals, types }, figures);
    const totalOf = new Map(rules.totals.map((total) => [total.id, total]));
    const typeOf = new Map(rules.cellTypes.map((type) => [type.code, type]));
    const { countsFrom, carryOverOrder } = rules.settings;
    return {
      year: figures.year,
      status: 'open',
      statusName: '进行中',
      openedOn: rules.source.publishedOn,
      closedOn: null,
      baseline: figures.baseline,
      baselineSource: figures.baselineSource,
      baselineDated: rules.source.publishedOn,
      baselineVersion: 1,
      baselines: [],
      baselineGauge: { ...gaugeOf(figures.baseline, gauges.completed), version: 1 },
      countsFrom: { ...countsFrom, note: countsFrom.note ?? null },
      carryOverOrder: { ...carryOverOrder, note: carryOverOrder.note ?? null },
      completed: gauges.completed,
      recognised: 0,
      carriedIn: figures.carriedIn,
      carriedOut: figures.carriedOut,
      revoked: 0,
      gauges: gauges.totals.map((gauge) => {
        const { name, basis, source, quote } = totalOf.get(gauge.id)!;
        return { ...gauge, name, basis, source, quote, version: rules.version };
      }),
      byType: gauges.byType.map((row) => {
        const { comparison, basis } = typeOf.get(row.code)!.target;
        const aboveBareFigure = comparison === '=' && row.surplus > 0;
        const { code, open, completed } = row;
        return {
          ...row,
          name: cellTypeName(code),
          comparison,
          basis,
          named: completed,
          recognised: 0,
          inProgress: open,
          aboveBareFigure,
        };
      }),
      byDepartment: gauges.byDepartment.map((row) => ({ ...row, name: departmentName(row.id) })),
      reporting: { notReported: 0, awaitingResult: 0, openAdjustments: 0, untold: 0 },
      frozen: null,
      alerts: [],
      actions: [],
    };
  }
}
