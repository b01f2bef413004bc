import type { ProgrammeView } from '@app/contracts';
import { findProgrammeFigures } from '@app/database';
import { gaugesOf } from '@app/domain';
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
    return {
      year: figures.year,
      baseline: figures.baseline,
      baselineSource: figures.baselineSource,
      completed: gauges.completed,
      carriedIn: figures.carriedIn,
      carriedOut: figures.carriedOut,
      gauges: gauges.totals.map((gauge) => {
        const { name, basis, source } = totalOf.get(gauge.id)!;
        return { ...gauge, name, basis, source };
      }),
      byType: gauges.byType.map((row) => ({ ...row, name: cellTypeName(row.code) })),
      byDepartment: gauges.byDepartment.map((row) => ({ ...row, name: departmentName(row.id) })),
    };
  }
}
