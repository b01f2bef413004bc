/** The database must not be seeded with this configuration; the message gives the reason. */
export class SeedRefused extends Error {}
