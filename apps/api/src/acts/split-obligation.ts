import type { ObligationCommandBody } from '@app/contracts';
import type { ContributionInput } from '@app/database';
import { type Actor, OFFICE_DEPARTMENT, type ObligationAct } from '@app/domain';

/** What the obligation's workflow gets of a request: ids, dates. */
export function obligationCommandOf(body: ObligationCommandBody, actor: Actor): ObligationAct {
  switch (body.type) {
    case 'setDueDate':
      return { type: body.type, dueOn: body.dueOn };
    case 'contribute':
      return {
        type: body.type,
        department: body.department ?? actor.department ?? OFFICE_DEPARTMENT,
        item: body.item,
      };
    case 'close':
      return { type: body.type, reportedOn: body.reportedOn };
    case 'reopen':
    case 'urge':
      return { type: body.type };
  }
}

/** What stays in PostgreSQL alone: what was handed in, and the reasons; undefined when the act came without any. */
export function obligationInputOf(
  body: ObligationCommandBody,
): ContributionInput | { text?: string; reason?: string; fileId?: undefined } | undefined {
  switch (body.type) {
    case 'contribute': {
      const { progress, figure, unit, source, fileId, problems, nextSteps } = body;
      return {
        progress,
        ...(figure !== undefined && { figure: Number(figure), figureText: figure }),
        unit,
        source,
        fileId: fileId?.toLowerCase(),
        problems,
        nextSteps,
      };
    }
    case 'setDueDate':
    case 'close':
      return body.text === undefined ? undefined : { text: body.text };
    case 'reopen':
      return { reason: body.reason };
    case 'urge':
      return undefined;
  }
}
