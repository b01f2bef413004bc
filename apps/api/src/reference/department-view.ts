import { DEPARTMENT_ACT_NAMES, type DepartmentRegisterView } from '@app/contracts';
import type { DepartmentChangeRow, Directory } from '@app/database';
import { endedBy, namesOn, neverWas, OFFICE_DEPARTMENT } from '@app/domain';
import { recordedChangeView } from '../common/recorded-change';

type DepartmentLine = DepartmentRegisterView['departments'][number];

/** 部门与机构 as the office reads it: the present bodies first, those that are no more last. */
export function registerView(
  directory: Directory,
  changes: readonly DepartmentChangeRow[],
): DepartmentRegisterView {
  const { register, today } = directory;
  const lines = register.first
    .filter((first) => first.id !== OFFICE_DEPARTMENT && !neverWas(first))
    .map((first): DepartmentLine => {
      const end =
        endedBy(register, first.id, today) ??
        register.ends.find(({ id, until }) => id === first.id && !until);
      const { name, fullName } = namesOn(register, first.id, today)!;
      const isEnded = end !== undefined && end.on <= today;
      return {
        ...{ id: first.id, name, fullName, beginsOn: first.beginsOn, endsOn: end?.on ?? null },
        successor: end?.successor ? { id: end.successor, name: directory.department(end.successor) } : null,
        later: register.names
          .filter(
            (one) => one.id === first.id && !one.until && one.from > today && one.from !== first.beginsOn,
          )
          .map((one) => ({ from: one.from, name: one.name, fullName: one.fullName })),
        status: isEnded ? 'ended' : (first.beginsOn ?? today) > today ? 'planned' : 'present',
      };
    });
  const order: DepartmentLine['status'][] = ['present', 'planned', 'ended'];
  return {
    today,
    number: changes[0]?.number ?? 0,
    departments: lines.sort(
      (a, b) => order.indexOf(a.status) - order.indexOf(b.status) || (a.id < b.id ? -1 : 1),
    ),
    changes: changes.map((change) =>
      recordedChangeView(change, changes, DEPARTMENT_ACT_NAMES, textOfChange(change, changes, directory)),
    ),
  };
}

/** What a change did, in words: 区教委、区机关事务局合并为区教育服务局。 Names are those of its day. */
export function textOfChange(
  change: Pick<DepartmentChangeRow, 'kind' | 'from' | 'number' | 'names' | 'ends' | 'takesBack'>,
  changes: readonly DepartmentChangeRow[],
  directory: Pick<Directory, 'register' | 'cellType'>,
): string {
  const { register } = directory;
  const { kind, from, number, names, ends, takesBack } = change;
  const before = { ...register, names: register.names.filter((one) => one.number < number) };
  const was = (id: string) => namesOn(before, id, from)?.name ?? id;
  const is = (id: string) => names.find((one) => one.id === id)?.name ?? was(id);
  const ended = ends.map(({ id }) => was(id)).join('、');
  const heir = ends[0]?.successor;
  const begun = names.map(({ name }) => name).join('、');
  switch (kind) {
    case 'takeBack': {
      const taken = changes.find((one) => one.number === takesBack);
      return taken ? textOfChange(taken, changes, directory) : '';
    }
    case 'new':
      return `设立${begun}`;
    case 'rename':
      return `${was(names[0]!.id)}更名为${begun}`;
    case 'merge':
      return `${ended}并入${heir ? is(heir) : ''}`;
    case 'split':
      return `${ended}分设为${begun}，${sharesText(ends[0]?.shares ?? {}, is, directory)}由${heir ? is(heir) : ''}承接`;
    case 'dissolve':
      return heir ? `撤销${ended}，其职责由${is(heir)}承接` : `撤销${ended}`;
  }
}

/** What passes to whom by a split: 无废学校、任务5和账号1个由区教育局承接，其余未办结的事项. */
function sharesText(
  shares: Readonly<Record<string, string>>,
  nameOf: (id: string) => string,
  { cellType }: Pick<Directory, 'cellType'>,
): string {
  const heirs = [...new Set(Object.values(shares))].sort();
  const parts = heirs.map((heir) => {
    const own = Object.keys(shares).filter((subject) => shares[subject] === heir);
    const types = own.flatMap((one) => /^type:(.+)$/.exec(one)?.[1] ?? []);
    const tasks = own.flatMap((one) => /^item:T0*(\d+)$/.exec(one)?.[1] ?? []).map(Number);
    const accounts = own.filter((one) => one.startsWith('account:')).length;
    const what = [
      ...types.map((code) => cellType({ cellType: code })).sort(),
      ...(tasks.length > 0 ? [`任务${tasks.sort((a, b) => a - b).join('、')}`] : []),
      ...(accounts > 0 ? [`账号${accounts}个`] : []),
    ];
    return `${what.join('、')}由${nameOf(heir)}承接`;
  });
  return parts.length > 0 ? `${parts.join('，')}，其余未办结的事项` : '未办结的事项';
}
