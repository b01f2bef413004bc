import type { YearCommandBody } from '@app/contracts';
import type { ActInput } from '@app/database';
import type { YearAct } from '@app/domain';

/** What the year's workflow gets of a request: ids, enums, dates, numbers. */
export function yearActOf(body: YearCommandBody): YearAct {
  const commandId = body.commandId.toLowerCase();
  switch (body.type) {
    case 'setBaseline':
      return { type: body.type, value: body.value, dated: body.dated };
    case 'setCountsFrom':
      return { type: body.type, countsFrom: body.countsFrom };
    case 'assembleReport': {
      const reportId = body.reportId?.toLowerCase() ?? commandId;
      return {
        type: body.type,
        reportId,
        cells: body.cells,
        ...(body.dueOn !== undefined && { dueOn: body.dueOn }),
      };
    }
    case 'discardReport':
      return { type: body.type, reportId: body.reportId.toLowerCase() };
    case 'fixReport': {
      const { documentNumber, date } = body;
      return { type: body.type, reportId: body.reportId.toLowerCase(), documentNumber, date };
    }
    case 'sendReport': {
      const reportId = body.reportId.toLowerCase();
      return { type: body.type, reportId, ...(body.sentOn && { sentOn: body.sentOn }) };
    }
    case 'recordCityResults': {
      const results = body.results.map(({ cell, result }) => ({ cell, result }));
      const received = body.receivedOn ? { receivedOn: body.receivedOn } : {};
      return { type: body.type, reportId: body.reportId.toLowerCase(), results, ...received };
    }
    case 'confirmCarryOver':
      return { type: body.type, hash: body.hash, cells: body.cells };
    case 'openAdjustment':
      return { type: body.type, adjustmentId: commandId, cause: body.cause };
    case 'confirmAdjustment':
      return { type: body.type, adjustmentId: body.adjustmentId.toLowerCase(), hash: body.hash };
    case 'withdrawAdjustment':
      return { type: body.type, adjustmentId: body.adjustmentId.toLowerCase() };
    case 'returnCarriedCell':
      return { type: body.type, cell: body.cell };
    case 'setShowcase':
      return { type: body.type, cell: body.cell, showcase: body.showcase };
    case 'closeYear':
      return { type: body.type };
  }
}

/** What stays in PostgreSQL alone: sources and reasons; undefined when the act came without any. */
export function inputOfYear(body: YearCommandBody): ActInput | undefined {
  if (body.type === 'setBaseline') return { source: body.source };
  if (body.type === 'recordCityResults') {
    const reasons = body.results.flatMap(({ cell, reason }) => (reason ? [[cell, reason] as const] : []));
    return reasons.length > 0 ? { reasons: Object.fromEntries(reasons) } : undefined;
  }
  return 'reason' in body && body.reason ? { reason: body.reason } : undefined;
}
