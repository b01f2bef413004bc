/**
 * The steps, in order, at which a dispatcher may die while it sends a mail: in its own code, or as seen by the mail
 * server.
 */
export const IN_THE_DISPATCHER = [
  'leased',
  'its facts read',
  'before the hand-over is noted',
  'the hand-over noted, before the last byte',
  'after the answer, before it is noted',
  'settled',
] as const;
export const AT_THE_SERVER = ['greeting', 'RCPT', 'DATA', 'end'] as const;

export type DispatcherStep = (typeof IN_THE_DISPATCHER)[number];
