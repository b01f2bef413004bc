import type { Repository } from 'typeorm';
import type { CalendarEditionEntity } from './calendar-edition.entity';

/**
 * Returns the editions with the person who imported each, newest of each year first; with `year`, only those of that
 * year.
 */
export function findEditions(
  editions: Repository<CalendarEditionEntity>,
  year?: number,
): Promise<CalendarEditionEntity[]> {
  return editions
    .createQueryBuilder('e')
    .leftJoin('e.importer', 'p')
    .addSelect(['p.id', 'p.name'])
    .where(year === undefined ? {} : { year })
    .orderBy({ 'e.year': 'ASC', 'e.edition': 'DESC' })
    .getMany();
}
