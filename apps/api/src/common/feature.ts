import type { ModuleMetadata } from '@nestjs/common';

/** What a feature brings into the api: its routes, and what answers them. */
export type Feature = Required<Pick<ModuleMetadata, 'controllers' | 'providers'>>;
