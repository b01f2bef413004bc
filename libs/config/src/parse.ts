import { readFileSync } from 'node:fs';
import { z } from 'zod';

export type Source = Record<string, string | undefined>;

/** The configuration cannot be used. The message has one line per missing or wrong value. */
export class ConfigError extends Error {}

/** True for `true` and `1`, false otherwise. */
export const flag = z
  .enum(['true', 'false', '1', '0', ''])
  .default('false')
  .transform((text) => text === 'true' || text === '1');

/** The settings that tell every process what kind of instance it belongs to. */
export const INSTANCE = {
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  REHEARSAL: flag,
  REHEARSAL_START: z.iso.datetime({ offset: true }).optional(),
  SEED_DEMO: flag,
};

type Instance = { NODE_ENV: string; REHEARSAL: boolean; SEED_DEMO: boolean };

/**
 * Returns the values that a schema names. `X_FILE` may name a file that holds the value of `X` (a secret).
 * Throws ConfigError with every problem found, and for demonstration settings in production.
 */
export function parseEnv<S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
  source: Source,
): z.output<z.ZodObject<S>> {
  const parsed = schema.safeParse(withFiles(source, Object.keys(schema.shape)));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  }
  const { NODE_ENV, REHEARSAL, SEED_DEMO } = parsed.data as unknown as Partial<Instance>;
  if (NODE_ENV === 'production' && (REHEARSAL || SEED_DEMO)) {
    throw new ConfigError('REHEARSAL and SEED_DEMO are refused when NODE_ENV=production');
  }
  return parsed.data;
}

function withFiles(source: Source, names: string[]): Source {
  const values: Source = { ...source };
  for (const name of names) {
    const path = source[`${name}_FILE`];
    if (path) values[name] = read(name, path);
  }
  return values;
}

function read(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`${name}_FILE: ${(error as Error).message}`);
  }
}
