/** The facts of a mail with the name of its department; null when the seat is no department. */
export type Named<T> = Omit<T, 'department'> & { departmentName: string | null };
