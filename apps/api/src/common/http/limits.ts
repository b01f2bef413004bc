/** 20 MB, counted while the file comes in. */
export const FILE_LIMIT = 20 * 1024 * 1024;
