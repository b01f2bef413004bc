import type { Repository } from 'typeorm';
import type { CalendarEditionEntity } from './calendar-edition.entity';

/** Every edition with whoever imported it, the newest of each year first; of one year when it is named. */
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
