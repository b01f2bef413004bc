import { getMetadataArgsStorage } from 'typeorm';

type EntityClass = new () => object;

/** Returns the column name of a property: `programmeYear` becomes `programme_year`. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Returns the columns of an entity as a select list with their names in code: `f.media_type AS "mediaType", …`. */
export function columnsOf(entity: EntityClass, alias: string): string {
  return columns(entity)
    .map(({ property, column }) => `${alias}.${column} AS "${property}"`)
    .join(', ');
}

/** Returns the columns of an entity as one JSON value, in SQL. Without a row, texts that are never null are empty. */
export function jsonOf(entity: EntityClass, alias: string): string {
  const entries = columns(entity).map(({ property, column, isBlank }) => {
    const value = `${alias}.${column}`;
    return `'${property}', ${isBlank ? `coalesce(${value}, '')` : value}`;
  });
  return `jsonb_build_object(${entries.join(', ')})`;
}

/** The columns of an entity, except those that are loaded only on request. */
function columns(entity: EntityClass) {
  return getMetadataArgsStorage()
    .filterColumns(entity)
    .filter(({ mode, options }) => mode !== 'virtual-property' && options.select !== false)
    .map(({ propertyName, options }) => ({
      property: propertyName,
      column: options.name ?? columnName(propertyName),
      isBlank: options.type === 'text' && !options.nullable,
    }));
}
