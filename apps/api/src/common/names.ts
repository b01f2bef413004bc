import { cellTypeName as nameOfType, departmentName as nameOfDepartment } from '@app/rules';

/** A department's name; its id when it is not known. */
export function departmentName(id: string): string {
  return nameOfDepartment(id) ?? id;
}

/** A type's name; its code when it is not known. */
export function cellTypeName(code: string): string {
  return nameOfType(code) ?? code;
}
