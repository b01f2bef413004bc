/** The database is not one that may be seeded so; the message says why. */
export class SeedRefused extends Error {}
