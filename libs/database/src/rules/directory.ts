import { bodyOn, calledOn, type CivilDate, type DepartmentRegister, type Subject } from '@app/domain';
import type { Pool } from 'pg';
import { REGISTER } from '../district/department-register.query';

/** The type of an application or a cell, and what decides which of its names applies. */
export interface TypeOf {
  cellType: string;
  programmeYear?: number;
  /** The version of the rules that the application is bound to; null or absent for a draft. */
  pinnedVersion?: string | null;
}

/** A type in one programme year. */
export interface TypeInYear {
  programmeYear: number;
  cellType: string;
}

/** The names of types and departments, as the record has them at one moment. */
export interface Directory {
  /**
   * Returns the name of a type under the version that the application is bound to; else under the rules of its year in
   * force or to come, then under those of any other year. Returns the code of a type that no version has.
   */
  cellType(of: TypeOf): string;
  /**
   * Returns the types whose name, short name or alias contains the text in any version of their year; with or without
   * 无废: 学校, 无废学校, 超市.
   */
  cellTypesNamed(text: string): TypeInYear[];
  /**
   * Returns what a department is called on a day, by default today: after its end, its successor with the old name behind it
   * (`calledOn`). What was decided is told with the day of its decision. The id of one that is not in the record.
   */
  department(id: string, on?: CivilDate): string;
  /** Returns the id of the body that does today what is the affair of a department. */
  bodyOf(id: string): string;
  /** Returns the same names as they are in a subject: of a department that was split, its successor in it. */
  in(about: Subject): Directory;
  register: DepartmentRegister;
  /** Today in programme time. */
  today: CivilDate;
}

interface TypeNames {
  name: string;
  /** The name, the short name and the aliases. */
  all: string[];
}

/** What one read returns. */
interface Read {
  register: DepartmentRegister;
  today: CivilDate;
  versions: VersionRow[];
}

/** The names of the types of a version, by code. */
type Types = ReadonlyMap<string, TypeNames>;

interface VersionRow {
  version: string;
  programmeYear: number;
  inForce: boolean;
}

/**
 * Reads the names of types and departments. The names of a version are kept by the process, because a published version
 * never changes; departments and the list of versions are read each time, so that every replica answers alike.
 */
export class Directories {
  private readonly known = new Map<string, Types>();

  constructor(private readonly pool: Pool) {}

  /** Returns the names as of now, by one short statement; a version that is new to the process costs a second one. */
  async read(): Promise<Directory> {
    const { rows } = await this.pool.query<Read>({
      name: 'read-directory',
      text: READ,
    });
    const { register, today, versions } = rows[0]!;
    await this.learn(versions.map(({ version }) => version).filter((version) => !this.known.has(version)));
    return directoryOf({ register, today, versions }, this.known);
  }

  private async learn(versions: string[]): Promise<void> {
    if (versions.length === 0) return;
    const { rows } = await this.pool.query<{ version: string; types: (TypeNames & { code: string })[] }>(
      TYPES,
      [versions],
    );
    for (const { version, types } of rows) {
      this.known.set(version, new Map(types.map(({ code, name, all }) => [code, { name, all }])));
    }
  }
}

/** Within a year: the versions in force, the newest first, then those to come, the earliest first. */
const READ = `
  SELECT ${REGISTER} AS register, programme_day()::text AS today,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('version', r.version, 'programmeYear', r.programme_year,
                   'inForce', r.effective_from <= today.on)
                   ORDER BY r.programme_year DESC, r.effective_from <= today.on DESC,
                   CASE WHEN r.effective_from <= today.on THEN r.effective_from END DESC, r.effective_from, r.created_at DESC),
                   '[]')
            FROM rule_set r, (SELECT programme_day() AS on) today) AS versions`;

const TYPES = `
  SELECT r.version, coalesce(jsonb_agg(jsonb_build_object('code', t -> 'code', 'name', t -> 'name',
           'all', jsonb_build_array(t -> 'name', t -> 'shortName')
                  || jsonb_path_query_array(t, '$.aliases[*].name'))) FILTER (WHERE t IS NOT NULL), '[]') AS types
    FROM rule_set r LEFT JOIN LATERAL jsonb_array_elements(r.body -> 'cellTypes') t ON true
   WHERE r.version = ANY ($1) GROUP BY r.version`;

function directoryOf({ register, today, versions }: Read, known: ReadonlyMap<string, Types>): Directory {
  const find = ({ cellType, programmeYear, pinnedVersion }: TypeOf): string | undefined => {
    const pinned = pinnedVersion ? known.get(pinnedVersion)?.get(cellType) : undefined;
    if (pinned) return pinned.name;
    const has = ({ version }: VersionRow) => known.get(version)!.has(cellType);
    const version =
      versions.find((one) => one.programmeYear === programmeYear && has(one)) ?? versions.find(has);
    return version && known.get(version.version)!.get(cellType)!.name;
  };
  const names = (about?: Subject): Directory => ({
    cellType: (of) => find(of) ?? of.cellType,
    cellTypesNamed: (text) => typesNamed(text, versions, known),
    department: (id, on = today) => calledOn(register, id, on, about),
    bodyOf: (id) => bodyOn(register, id, today, about),
    in: names,
    register,
    today,
  });
  return names();
}

function typesNamed(
  text: string,
  versions: readonly VersionRow[],
  known: ReadonlyMap<string, Types>,
): TypeInYear[] {
  const wanted = bare(text);
  if (wanted === '') return [];
  const found = new Map<string, TypeInYear>();
  for (const { version, programmeYear } of versions) {
    for (const [cellType, { all }] of known.get(version)!) {
      if (!all.some((name) => bare(name ?? '').includes(wanted))) continue;
      found.set(`${programmeYear} ${cellType}`, { programmeYear, cellType });
    }
  }
  return [...found.values()];
}

function bare(name: string): string {
  return name.normalize('NFKC').trim().replace(/^无废/, '');
}
