/**
 * A refusal by the procedure: expected, explained, without effect.
 * `code` is stable (camelCase, part of the API); `facts` hold ids, enums and dates only, never personal data.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly facts: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
