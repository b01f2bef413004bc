import type { CommandBody } from '@app/contracts';
import type { Actor, CivilDate, InspectionOutcome, PersonCommand, Seat, Settlement } from '@app/domain';
import { InvalidContent } from '../common/problems';

/** The two parts of a request: one for the workflow, one that is stored in PostgreSQL only. */
export interface SplitCommand {
  command: PersonCommand;
  /** Texts, sheets, identities; undefined when the act came without any. */
  input?: Record<string, unknown>;
}

/** The result of a sheet, computed by the api. */
export interface SheetResult {
  outcome: InspectionOutcome;
  score: number;
}

/** What the api itself finds out about an act. */
export interface Known {
  /** The result of a sheet that is filed. */
  result?: SheetResult;
  /** What an answer of the city brings with it. */
  settlement?: Settlement;
  /** The account to which a case is handed over. */
  account?: string;
  /** The last day by the calendar in force of what ended too early. */
  dueOn?: CivilDate;
}

/** Splits an act into its public and its private half. */
export function split(body: CommandBody, actor: Actor, known: Known = {}): SplitCommand {
  return { command: commandOf(body, actor, known), input: inputOf(body) };
}

function commandOf(
  body: CommandBody,
  actor: Actor,
  { result, settlement, account, dueOn }: Known,
): PersonCommand {
  switch (body.type) {
    case 'giveOpinion':
      return {
        type: body.type,
        department: body.department ?? actor.department ?? '',
        opinion: body.opinion,
      };
    case 'conciliate':
      return { type: body.type, outcome: body.outcome };
    case 'scheduleInspection':
      return {
        ...{ type: body.type, on: body.on, inspectors: distinct(body.inspectors) },
        ...(body.startsAt && { startsAt: body.startsAt }),
      };
    case 'fileInspection':
      return { type: body.type, ...result!, inspectors: distinct(body.sheet.inspectors) };
    case 'officeDecide':
      return { type: body.type, decision: body.decision, ...(body.returnTo && { returnTo: body.returnTo }) };
    case 'raiseObjection':
      return {
        type: body.type,
        objectionId: (body.objectionId ?? body.commandId).toLowerCase(),
        ...(body.receivedOn && { receivedOn: body.receivedOn }),
      };
    case 'correctReceipt':
      return {
        type: body.type,
        objectionId: body.objectionId.toLowerCase(),
        receivedOn: body.receivedOn,
      };
    case 'settleObjection':
      return {
        type: body.type,
        objectionId: body.objectionId.toLowerCase(),
        outcome: body.outcome,
        ...(body.then && { then: body.then }),
      };
    case 'name':
      return { type: body.type, documentNumber: body.documentNumber, date: body.date };
    case 'correctNaming':
      return { type: body.type, documentNumber: body.documentNumber, date: body.date };
    case 'recordCityResult':
      return {
        ...{ type: body.type, result: body.result, ...settlement },
        ...(body.receivedOn && { receivedOn: body.receivedOn }),
      };
    case 'registerCorrection':
      return { type: body.type, receivedOn: body.receivedOn };
    case 'reopen':
      return { type: body.type, dueOn: dueOn! };
    case 'attribute':
      return { type: body.type, assessmentYear: body.assessmentYear };
    case 'suspend':
      return { type: body.type, why: body.why };
    case 'extend':
      return { type: body.type, seat: ownSeat(body.seat, actor) };
    case 'transfer':
      return { type: body.type, seat: ownSeat(body.seat, actor), to: body.to.toLowerCase() };
    case 'handOver':
      return { type: body.type, to: account! };
    case 'submit':
    case 'accept':
    case 'returnForCorrection':
    case 'resubmit':
    case 'refuseAcceptance':
    case 'reportRectified':
    case 'openNotice':
    case 'reportToCity':
    case 'submitSupplement':
    case 'withdraw':
    case 'resume':
    case 'urge':
    case 'revoke':
      return { type: body.type };
  }
}

const PRIVATE = [
  'text',
  'reason',
  'missing',
  'sheet',
  'objector',
  'form',
  'selfScore',
  'unit',
  'contact',
  'login',
] as const;

function inputOf(body: CommandBody): Record<string, unknown> | undefined {
  const fields = body as unknown as Record<string, unknown>;
  const entries = PRIVATE.filter((key) => fields[key] !== undefined).map(
    (key) => [key, fields[key]] as const,
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The seat that an act is about; a department need not name its own. */
export function ownSeat(seat: string | undefined, actor: Actor): Seat {
  if (seat) return seat as Seat;
  if (actor.department) return `department:${actor.department}`;
  throw new InvalidContent([{ pointer: '/seat', detail: '请选择是哪个单位的事项。' }]);
}

function distinct(ids: string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
