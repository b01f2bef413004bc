import type { Seat } from '../application/application';
import type { Role } from '../application/commands';
import { OFFICE_DEPARTMENT } from '../obligation/obligation';
import { OBLIGATION_COMMAND_NAMES } from './obligation';

/** The roles in the office's words. */
export const ROLE_NAMES: Record<Role, string> = {
  applicant: '申报单位',
  department: '牵头部门',
  town: '镇街',
  inspector: '核查员',
  office: '区无废办',
  auditor: '审计',
  admin: '系统管理',
};

/** Who is waited for, in the office's words; a lead department has a name of its own. */
export const SEAT_NAMES: Record<Exclude<Seat, `department:${string}`>, string> = {
  applicant: ROLE_NAMES.applicant,
  inspection: '现场核查组',
  office: ROLE_NAMES.office,
  time: '公示期满',
};

/** Who is waited for, in words; a department by its name. A seat without a name stands as it is. */
export function seatName(seat: string, departmentName: (id: string) => string): string {
  // not the office that assembles
  if (seat === `department:${OFFICE_DEPARTMENT}`)
    return `${ROLE_NAMES.office}（${OBLIGATION_COMMAND_NAMES.contribute}）`;
  if (seat.startsWith('department:')) return departmentName(seat.slice('department:'.length));
  return (SEAT_NAMES as Record<string, string>)[seat] ?? seat;
}
