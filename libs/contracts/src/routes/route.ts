import type { z } from 'zod';
import { ROLES } from '../people/session';

export type RoleName = (typeof ROLES)[number];

/**
 * One route of the api as data: the server serves it, the OpenAPI document describes it, and the rights matrix covers
 * it.
 */
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the prefix `/api`; parameters as `:name`. */
  path: string;
  summary: string;
  tag: string;
  query?: z.ZodType;
  body?: z.ZodType;
  answer?: z.ZodType;
  /** The body may be a table too: text/csv or xlsx, which is read as text. */
  csv?: true;
  /** `multipart`: one file comes in; `bytes`: a file goes out; `text`: plain text or a page. */
  form?: 'multipart' | 'bytes' | 'text';
  /** The status of success. */
  status: 200 | 201 | 204;
  /** The roles that may call it; `public` = without a session. `scope` decides whose applications they see. */
  roles: readonly RoleName[] | 'public';
  /** In production only for callers on this machine or a private network. */
  internal?: true;
}

export const everyone = ROLES;
export const readers = ['applicant', 'department', 'inspector', 'office', 'auditor'] as const;
/** Those who read cases, the 镇街 among them: it has no tasks and no years. */
export const caseReaders = [...readers, 'town'] as const;
export const actors = ['applicant', 'department', 'inspector', 'office'] as const;
export const obligationReaders = ['department', 'office', 'auditor'] as const;
export const inspecting = ['department', 'inspector', 'office', 'auditor'] as const;
export const overseers = ['office', 'auditor'] as const;
