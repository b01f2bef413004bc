/** The cells that a baseline may count. */
export const MOST_CELLS = { min: 1, max: 100_000, places: 0 } as const;
