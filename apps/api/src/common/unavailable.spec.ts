import { QueryRunnerAlreadyReleasedError, QueryRunnerProviderAlreadyReleasedError } from 'typeorm';
import { isUnavailable } from './unavailable';

describe('an error that says that the database cannot answer now', () => {
  it('is what TypeORM makes of a connection that ended between two statements', () => {
    expect(isUnavailable(new QueryRunnerAlreadyReleasedError())).toBe(true);
    expect(isUnavailable(new QueryRunnerProviderAlreadyReleasedError())).toBe(true);
  });

  it('is found below the errors that wrap it', () => {
    const ended = Object.assign(new Error('terminating connection'), { code: '57P01' });
    expect(isUnavailable(new Error('the record failed', { cause: { driverError: ended } }))).toBe(true);
  });

  it('is a PostgreSQL that went away without a word', () => {
    expect(isUnavailable(new Error('Query read timeout'))).toBe(true);
  });

  it('is no mistake of the statement', () => {
    expect(isUnavailable(Object.assign(new Error('no such column'), { code: '42703' }))).toBe(false);
  });
});
