import type { CellTypes } from '@app/domain';
import { notificationsToSend } from '../mail/notifications-to-send';
import { cellVisibleTo } from '../worklists/scope';
import type { RecordRow } from './record-row';
import { WRITE_CELL } from './write-cell.sql';

/**
 * A step of a named cell writes the state row (compare-and-set on seq; the first step inserts it) with the present task,
 * events, command and mails to send.
 */
export const CELL_RECORD: RecordRow<CellTypes> = {
  table: 'cell_life',
  name: 'number',
  idType: 'uuid',
  commandOf: 'cell_id',
  commandOfType: 'uuid',
  hasCalendar: true,
  alias: 'c',
  visibleTo: cellVisibleTo,
  async write(pool, step) {
    const { state: cell, events, nextClockAt, nextReminderAt, command, rules } = step;
    const { rows } = await pool.query<{ offset: number }>({
      name: 'write-cell',
      text: WRITE_CELL,
      values: [
        cell.id,
        cell.seq - events.length,
        JSON.stringify(cell),
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
  missing: () => 'cellNotNamed',
  refusals: { cell_life_plaque: 'plaqueTaken', cell_life_application_id_fkey: 'cellNotNamed' },
  alreadyThere: ['cell_event_pkey', 'cell_life_pkey', 'cell_life_once', 'cell_life_number'],
};
