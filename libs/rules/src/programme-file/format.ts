/** The name of the format of a programme file, and the number of its schema, raised when an older reader would err. */
export const PROGRAMME_FORMAT = 'wufei-programme';
export const PROGRAMME_SCHEMA = 1;
