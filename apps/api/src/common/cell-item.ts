import type { CellRow, Directory } from '@app/database';

/** Returns a cell as lists show it, with the name of its type in its own year. */
export function cellItemOf<T extends CellRow>(
  cell: T,
  directory: Directory,
): Omit<T, 'pinnedVersion'> & { cellTypeName: string } {
  const { pinnedVersion: _, ...shown } = cell;
  return { ...shown, cellTypeName: directory.cellType(cell) };
}
