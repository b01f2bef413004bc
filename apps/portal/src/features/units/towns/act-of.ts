import type { TownPreviewBody } from '@app/contracts';

type Act = TownPreviewBody['act'];

export type TownActKind = Act['kind'];

/** The values of the form of an act, whatever its kind. */
export interface TownActValues {
  from: string;
  documentTitle: string;
  documentNumber?: string;
  /** The 镇街 that is renamed or dissolved. */
  town?: string;
  /** Those that are merged. */
  merged?: string[];
  /** Whether the successor of a merger is set up by it, with this `name`. */
  intoNew?: boolean;
  /** The new name. */
  name?: string;
  successor?: string;
}

/** Returns the act that the values of the form say; spaces around a name do not count. */
export function townActOf(kind: TownActKind, values: TownActValues): Act {
  const { town = '', merged = [], intoNew, successor } = values;
  const name = values.name?.trim() ?? '';
  switch (kind) {
    case 'new':
      return { kind, names: [name] };
    case 'rename':
      return { kind, town, name };
    case 'merge':
      return { kind, towns: merged, into: intoNew ? { name } : (successor ?? '') };
    case 'dissolve':
      return { kind, town, successor: successor ?? null };
  }
}
