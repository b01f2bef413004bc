import { getMetadataArgsStorage } from 'typeorm';

type EntityClass = new () => object;

/** `programmeYear` in code is `programme_year` in SQL. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** An entity's columns as a statement reads them under their names in code: `f.media_type AS "mediaType", …`. */
export function columnsOf(entity: EntityClass, alias: string): string {
  return columns(entity)
    .map(({ property, column }) => `${alias}.${column} AS "${property}"`)
    .join(', ');
}

/** The same as one JSON value; where there is no row, texts that are never null are empty. */
export function jsonOf(entity: EntityClass, alias: string): string {
  const entries = columns(entity).map(({ property, column, isBlank }) => {
    const value = `${alias}.${column}`;
    return `'${property}', ${isBlank ? `coalesce(${value}, '')` : value}`;
  });
  return `jsonb_build_object(${entries.join(', ')})`;
}

/** Without those that are loaded only when asked for. */
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
