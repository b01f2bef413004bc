import type { DepartmentPreviewBody } from '@app/contracts';

type Act = DepartmentPreviewBody['act'];

export type ActKind = Act['kind'];

/** A department as it is typed. */
export interface TypedDepartment {
  id?: string;
  name?: string;
  fullName?: string;
}

/** The values of the form of an act, whatever its kind. */
export interface ActValues {
  from: string;
  documentTitle: string;
  documentNumber?: string;
  /** The department that is renamed, split or dissolved. */
  department?: string;
  /** Those that are merged. */
  merged?: string[];
  /** Whether the successor of a merger is set up by it. */
  intoNew?: boolean;
  name?: string;
  fullName?: string;
  successor?: string;
  /** Who takes what of a department that is split, by subject (`type:A`, `task:T05`, `account:<id>`); the successor takes the rest. */
  heirs?: Readonly<Record<string, string>>;
  /** Those that are set up: one for 新设 and a merger, several for 分设. */
  begin?: TypedDepartment[];
}

/** Returns the act that the values of the form say; spaces around names and small letters of a code do not count. */
export function actOf(kind: ActKind, values: ActValues): Act {
  const { department = '', merged = [], intoNew, successor, begin = [] } = values;
  const departments = begin.map(tidy);
  const { name, fullName } = tidy(values);
  switch (kind) {
    case 'new':
      return { kind, departments };
    case 'rename':
      return { kind, department, name, fullName };
    case 'merge':
      return { kind, departments: merged, into: intoNew ? (departments[0] ?? tidy({})) : (successor ?? '') };
    case 'split':
      return split(department, departments, successor?.trim().toUpperCase() ?? '', values.heirs);
    case 'dissolve':
      return { kind, department, successor: successor ?? null };
  }
}

function split(
  department: string,
  departments: Extract<Act, { kind: 'split' }>['departments'],
  successor: string,
  heirs: Readonly<Record<string, string>> = {},
): Act {
  const others = [...new Set(Object.values(heirs))].filter((heir) => heir !== successor).sort();
  const idsOf = (kind: string, heir: string) =>
    Object.keys(heirs)
      .filter((subject) => heirs[subject] === heir && subject.startsWith(`${kind}:`))
      .map((subject) => subject.slice(kind.length + 1));
  const shares = others.map((heir) => ({
    successor: heir,
    types: idsOf('type', heir),
    tasks: idsOf('task', heir),
    accounts: idsOf('account', heir),
  }));
  return { kind: 'split', department, departments, successor, ...(shares.length > 0 && { shares }) };
}

function tidy({ id = '', name = '', fullName = '' }: TypedDepartment) {
  return { id: id.trim().toUpperCase(), name: name.trim(), fullName: fullName.trim() };
}
