import type { CellCommandBody } from '@app/contracts';
import type { CellAct, CivilDate } from '@app/domain';

/** What the cell's workflow gets of a request: ids, enums, dates, numbers; `dueOn` is the last day of a period that is opened again. */
export function cellActOf(body: CellCommandBody, dueOn?: CivilDate): CellAct {
  switch (body.type) {
    case 'orderSpotCheck':
      return { type: body.type, assigned: body.assigned.map((id) => id.toLowerCase()) };
    case 'fileCheck': {
      const { type, result, on } = body;
      return { type, result, on, checkers: body.checkers.map((id) => id.toLowerCase()) };
    }
    case 'decideRevocation':
      return { type: body.type, decision: body.decision };
    case 'reviewAppeal':
      return { type: body.type, outcome: body.outcome };
    case 'recordPlaque':
      return { type: body.type, number: body.number, on: body.on };
    case 'setRecheckDay':
      return { type: body.type, on: body.on };
    case 'reopen':
      return { type: body.type, dueOn: dueOn! };
    case 'reportRectified':
    case 'appeal':
    case 'concludeRestoration':
    case 'urge':
      return { type: body.type };
  }
}

/** What stays in PostgreSQL alone: the sheet's lines, reasons and notes; undefined when the act came without any. */
export function cellInputOf(body: CellCommandBody): object | undefined {
  switch (body.type) {
    case 'fileCheck':
      return { items: body.items, ...(body.text !== undefined && { text: body.text }) };
    case 'orderSpotCheck':
    case 'decideRevocation':
    case 'appeal':
    case 'reopen':
    case 'reviewAppeal':
    case 'setRecheckDay':
      return { reason: body.reason };
    case 'reportRectified':
    case 'concludeRestoration':
      return { text: body.text };
    case 'recordPlaque':
      return body.text === undefined ? undefined : { text: body.text };
    case 'urge':
      return undefined;
  }
}
