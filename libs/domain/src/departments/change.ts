import type { CivilDate } from '../calendar/civil-date';
import { DomainError } from '../errors';
import { OFFICE_DEPARTMENT } from '../obligation/obligation';
import { type NoHeir, noHeirText } from './no-heir';
import {
  type DepartmentEnd,
  type DepartmentRegister,
  endedBy,
  existsOn,
  namesOn,
  neverWas,
  type Subject,
} from './register';

/** A department that an act sets up. */
export interface NewDepartment {
  id: string;
  name: string;
  fullName: string;
}

/** What of a split department passes to one of its successors: types, tasks (`T05`) and accounts. */
export interface Share {
  successor: string;
  types?: readonly string[];
  tasks?: readonly string[];
  accounts?: readonly string[];
}

/** 机构变动: what the document orders. A successor is a department of the register, or one that the act sets up. */
export type DepartmentAct =
  | { kind: 'new'; departments: readonly NewDepartment[] }
  | { kind: 'rename'; department: string; name: string; fullName: string }
  | { kind: 'merge'; departments: readonly string[]; into: string | NewDepartment }
  | {
      kind: 'split';
      department: string;
      departments: readonly NewDepartment[];
      /** Takes whatever `shares` does not name. */
      successor: string;
      shares?: readonly Share[];
    }
  | { kind: 'dissolve'; department: string; successor: string | null };

/** What an act adds to the register. */
export interface DepartmentEffect {
  begin: NewDepartment[];
  rename: NewDepartment[];
  end: {
    id: string;
    successor: string | null;
    /** Who succeeds in the subjects that are not the successor's; absent when there is none. */
    shares?: Record<string, string>;
  }[];
}

/** Why an act on departments is refused, in general words. */
export const DEPARTMENT_REFUSALS = {
  departmentUnknown: '没有这个部门。',
  departmentExists: '部门代码或名称已被其他部门使用，请另取一个。',
  departmentDissolved: '该部门在这一天已经撤销，不能再给它安排事项。',
  departmentNotBegun: '该部门在这一天尚未成立。',
  departmentEnds: '该部门的撤销已经登记，不能再次办理。',
  departmentUnchanged: '名称与那一天的相同，没有修改。',
  successorDissolved: '承接的部门在这一天也已撤销，请另选承接部门。',
  mergerInCircle: '合并不能互相承接：承接部门最终又并回被撤销的部门。',
  successorMissing: '该部门还有未办结的事项、填报任务、规则中的职责或在用账号，请选择由哪个部门承接。',
  successorAwaited: '另有部门将由该部门承接，请选择由哪个部门承接，或先撤回那次变动。',
  successorEnds: '承接的部门以后也要撤销，没有承接部门，请另选承接部门，或先撤回那次撤销。',
  shareRepeated: '同一类型、任务或账号只能交给一个部门。',
  shareUnknown: '所列的类型、任务或账号不属于被分设的部门。',
  officeStays: '区无废办不是这里的部门，其名称请在“区县信息”中修改。',
  departmentsChanged: '部门沿革刚刚有人登记过，请核对后再办理。',
  changeTakenBack: '这次变动已经撤回。',
  changeStays: '撤回本身不能再撤回，请按文件重新登记。',
  changeStands: '这次变动之后已有办理或后续登记，不能撤回。',
  departmentFromPast: '生效日期不能早于今天：此前办理的事项保留当日的部门名称。',
} as const;

export type DepartmentRefusal = keyof typeof DEPARTMENT_REFUSALS;

/**
 * The refusal of an act on departments; `place` is the JSON pointer of what is wrong in the act, empty if it is
 * the whole. `message` may say more of the case at hand.
 */
export class DepartmentFault extends DomainError {
  constructor(
    code: DepartmentRefusal,
    readonly place: string,
    facts: Record<string, unknown> = {},
    message: string = DEPARTMENT_REFUSALS[code],
  ) {
    super(code, message, facts);
  }
}

function noHeirFault(none: NoHeir, place: string): DepartmentFault {
  return new DepartmentFault(none.code, place, { ...none }, noHeirText(none, '部门'));
}

/**
 * Returns what an act from a day on adds to the register. Throws DepartmentFault: a day that is over, a department that is
 * unknown, not begun or dissolved on that day, a code or name that is taken, a successor that is dissolved by then, a circle,
 * a department left without an heir by what is recorded for later.
 */
export function departmentEffect(
  register: DepartmentRegister,
  act: DepartmentAct,
  from: CivilDate,
  today: CivilDate,
): DepartmentEffect {
  if (from < today) throw new DepartmentFault('departmentFromPast', '/from', { today });
  switch (act.kind) {
    case 'new':
      checkNew(register, act.departments, from);
      return { begin: [...act.departments], rename: [], end: [] };
    case 'rename': {
      const { department: id, name, fullName } = act;
      checkPresent(register, id, from, '/department');
      const before = namesOn(register, id, from)!;
      if (before.name === name && before.fullName === fullName)
        throw new DepartmentFault('departmentUnchanged', '/name');
      checkName(register, { id, name }, from, '/name');
      return { begin: [], rename: [{ id, name, fullName }], end: [] };
    }
    case 'merge':
      return merge(register, act, from);
    case 'split': {
      checkEnding(register, act.department, from, '/department');
      checkNew(register, act.departments, from, act.department);
      const isNew = act.departments.some(({ id }) => id === act.successor);
      if (!isNew) checkSuccessor(register, [act.department], act.successor, from, '/successor');
      const shares = sharesOf(register, act, from);
      return {
        begin: [...act.departments],
        rename: [],
        end: [{ id: act.department, successor: act.successor, ...(shares && { shares }) }],
      };
    }
    case 'dissolve': {
      checkEnding(register, act.department, from, '/department');
      if (act.successor !== null)
        checkSuccessor(register, [act.department], act.successor, from, '/successor');
      else checkNotAwaited(register, act.department, today);
      return { begin: [], rename: [], end: [{ id: act.department, successor: act.successor }] };
    }
  }
}

/** Returns who succeeds in each subject that is named, as far as it is not the successor of the rest. */
function sharesOf(
  register: DepartmentRegister,
  { department, departments, successor: rest, shares = [] }: Extract<DepartmentAct, { kind: 'split' }>,
  from: CivilDate,
): Record<string, string> | undefined {
  const named = new Map<string, string>();
  shares.forEach((share, i) => {
    const place = `/shares/${i}`;
    const isNew = departments.some(({ id }) => id === share.successor);
    if (!isNew) checkSuccessor(register, [department], share.successor, from, `${place}/successor`);
    for (const { subject, place: at } of subjectsOf(share)) {
      if (named.has(subject)) throw new DepartmentFault('shareRepeated', `${place}${at}`, { subject });
      named.set(subject, share.successor);
    }
  });
  const others = [...named].filter(([, successor]) => successor !== rest);
  return others.length > 0 ? Object.fromEntries(others) : undefined;
}

/** Returns the subjects of a share, each with its JSON pointer in the share. */
export function subjectsOf({ types = [], tasks = [], accounts = [] }: Share): {
  subject: Subject;
  place: string;
}[] {
  return [
    ...types.map((id, i) => ({ subject: `type:${id}` as const, place: `/types/${i}` })),
    ...tasks.map((id, i) => ({ subject: `item:${id}` as const, place: `/tasks/${i}` })),
    ...accounts.map((id, i) => ({ subject: `account:${id}` as const, place: `/accounts/${i}` })),
  ];
}

function merge(
  register: DepartmentRegister,
  { departments, into }: Extract<DepartmentAct, { kind: 'merge' }>,
  from: CivilDate,
): DepartmentEffect {
  departments.forEach((id, i) => checkEnding(register, id, from, `/departments/${i}`));
  const successor = typeof into === 'string' ? into : into.id;
  if (typeof into === 'string') checkSuccessor(register, departments, into, from, '/into');
  else checkNew(register, [into], from, ...departments);
  const end = [...new Set(departments)].map((id) => ({ id, successor }));
  return { begin: typeof into === 'string' ? [] : [into], rename: [], end };
}

function checkPresent(register: DepartmentRegister, id: string, from: CivilDate, place: string): void {
  if (id === OFFICE_DEPARTMENT) throw new DepartmentFault('officeStays', place);
  if (!namesOn(register, id, from)) throw new DepartmentFault('departmentUnknown', place, { department: id });
  if (endedBy(register, id, from))
    throw new DepartmentFault('departmentDissolved', place, { department: id });
  if (!existsOn(register, id, from))
    throw new DepartmentFault('departmentNotBegun', place, { department: id });
}

function checkEnding(register: DepartmentRegister, id: string, from: CivilDate, place: string): void {
  checkPresent(register, id, from, place);
  // An end that is planned for later would come a second time.
  if (register.ends.some((end) => end.id === id && !end.until))
    throw new DepartmentFault('departmentEnds', place, { department: id });
}

/** A successor exists on the day, and those who come after it never lead back to whom it succeeds. */
function checkSuccessor(
  register: DepartmentRegister,
  ending: readonly string[],
  successor: string,
  from: CivilDate,
  place: string,
): void {
  if (successor === OFFICE_DEPARTMENT) throw new DepartmentFault('officeStays', place);
  if (ending.includes(successor))
    throw new DepartmentFault('mergerInCircle', place, { department: successor });
  if (!namesOn(register, successor, from))
    throw new DepartmentFault('departmentUnknown', place, { department: successor });
  const seen = new Set<string>();
  for (let next: string | null | undefined = successor; next && !seen.has(next);) {
    const end: DepartmentEnd | undefined = register.ends.find(({ id, until }) => id === next && !until);
    seen.add(next);
    if (end && end.successor === null && end.on > from) {
      const { id, on } = end;
      throw noHeirFault({ code: 'successorEnds', name: namesOn(register, id, on)?.name ?? id, on }, place);
    }
    next = end?.successor;
    if (next && ending.includes(next))
      throw new DepartmentFault('mergerInCircle', place, { department: successor });
  }
  if (endedBy(register, successor, from))
    throw new DepartmentFault('successorDissolved', place, { department: successor });
  if (!existsOn(register, successor, from))
    throw new DepartmentFault('departmentNotBegun', place, { department: successor });
}

/** Nobody is to pass later to one that ends without a successor: what it had then would be in nobody's hands. */
function checkNotAwaited(register: DepartmentRegister, id: string, today: CivilDate): void {
  const coming = register.ends.find(
    ({ on, until, successor, shares = {} }) =>
      on > today && !until && (successor === id || Object.values(shares).includes(id)),
  );
  if (!coming) return;
  const { on } = coming;
  const name = namesOn(register, coming.id, on)?.name ?? coming.id;
  throw noHeirFault({ code: 'successorAwaited', name, on }, '/successor');
}

function checkNew(
  register: DepartmentRegister,
  departments: readonly NewDepartment[],
  from: CivilDate,
  ...ending: string[]
): void {
  departments.forEach((one, i) => {
    const place = `/departments/${i}`;
    const isRepeated = departments.some(
      (other, j) => j < i && (other.id === one.id || other.name === one.name),
    );
    if (isRepeated || register.first.some((known) => known.id === one.id && !neverWas(known)))
      throw new DepartmentFault('departmentExists', `${place}/id`, { department: one.id });
    checkName(register, one, from, `${place}/name`, ending);
  });
}

/** A name is borne by one department at a time; that of a department which ends by this act is free. */
function checkName(
  register: DepartmentRegister,
  { id, name }: { id: string; name: string },
  from: CivilDate,
  place: string,
  ending: readonly string[] = [],
): void {
  const other = register.first.find(
    (one) =>
      one.id !== id &&
      !ending.includes(one.id) &&
      !neverWas(one) &&
      !endedBy(register, one.id, from) &&
      namesOn(register, one.id, from)?.name === name,
  );
  if (other) throw new DepartmentFault('departmentExists', place, { department: other.id });
}
