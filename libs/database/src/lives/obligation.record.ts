import type { ObligationTypes } from '@app/domain';
import { notificationsToSend } from '../mail/notifications-to-send';
import type { RecordRow } from './record-row';
import { obligationVisibleTo } from '../worklists/scope';
import { WRITE_OBLIGATION } from './write-obligation.sql';

/**
 * A step of an obligation writes the state row (compare-and-set on seq; the first step inserts it), events, command,
 * parts, contributions and mails to send.
 */
export const OBLIGATION_RECORD: RecordRow<ObligationTypes> = {
  table: 'obligation',
  name: 'key',
  idType: 'uuid',
  commandOf: 'obligation_id',
  commandOfType: 'uuid',
  hasCalendar: true,
  alias: 'o',
  visibleTo: obligationVisibleTo,
  async write(pool, step) {
    const { state: obligation, events, nextClockAt, nextReminderAt, command, rules } = step;
    const { rows } = await pool.query<{ offset: number }>({
      name: 'write-obligation',
      text: WRITE_OBLIGATION,
      values: [
        obligation.id,
        obligation.seq - events.length,
        JSON.stringify(obligation),
        JSON.stringify(events),
        JSON.stringify(await notificationsToSend(pool, step)),
        nextClockAt,
        command ? JSON.stringify(command) : null,
        rules ? JSON.stringify(rules) : null,
        nextReminderAt,
      ],
    });
    return rows[0]?.offset;
  },
  // No row has this id: either the key belongs to another obligation, or the obligation is unknown.
  missing: ({ events }) => (events.length > 0 ? 'obligationExists' : 'obligationUnknown'),
  refusals: { contribution_source: 'sourceMissing' },
  alreadyThere: ['obligation_event_pkey', 'obligation_pkey', 'obligation_once'],
};
