import { TOWN_ACT_NAMES, type TownRegisterView } from '@app/contracts';
import type { TownChangeRow, TownRegister } from '@app/database';
import { endedBy } from '@app/domain';
import { recordedChangeView } from '../../common/recorded-change';

type TownLine = TownRegisterView['towns'][number];

const ORDER: TownLine['status'][] = ['present', 'planned', 'ended'];

/** 镇街沿革 as the office reads it: the present ones in the order of the list, those that are no more last. */
export function townRegisterView(
  { register, today }: TownRegister,
  changes: readonly TownChangeRow[],
): TownRegisterView {
  const towns = register.first
    .filter(({ until }) => !until)
    .map(({ id, beginsOn }): TownLine => {
      const end = endedBy(register, id, today) ?? register.ends.find((one) => one.id === id && !one.until);
      const isEnded = end !== undefined && end.on <= today;
      return {
        ...{ name: id, beginsOn, endsOn: end?.on ?? null, successor: end?.successor ?? null },
        status: isEnded ? 'ended' : (beginsOn ?? today) > today ? 'planned' : 'present',
      };
    });
  return {
    today,
    number: changes[0]?.number ?? 0,
    towns: ORDER.flatMap((status) => towns.filter((one) => one.status === status)),
    changes: changes.map((change) =>
      recordedChangeView(change, changes, TOWN_ACT_NAMES, textOfTownChange(change, changes)),
    ),
  };
}

/** What a change did, in words: 木耳镇、古路镇并入龙兴镇。 */
export function textOfTownChange(
  { kind, names, ends, takesBack }: Pick<TownChangeRow, 'kind' | 'names' | 'ends' | 'takesBack'>,
  changes: readonly TownChangeRow[],
): string {
  const ended = ends.map(({ id }) => id).join('、');
  const heir = ends[0]?.successor ?? '';
  switch (kind) {
    case 'takeBack': {
      const taken = changes.find(({ number }) => number === takesBack);
      return taken ? textOfTownChange(taken, changes) : '';
    }
    case 'new':
      return `设立${names.map(({ id }) => id).join('、')}`;
    case 'rename':
      return `${ended}更名为${heir}`;
    case 'merge':
      return names.length > 0 ? `${ended}合并设立${heir}` : `${ended}并入${heir}`;
    case 'dissolve':
      return heir ? `撤销${ended}，由${heir}承接` : `撤销${ended}`;
  }
}
