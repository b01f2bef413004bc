import { STAGE_TABLE } from '@app/domain';
import { createApi } from './create-api';
import type { Parts } from './common/parts';

describe('the api', () => {
  afterEach(() => jest.restoreAllMocks());

  it('does not start with a stage from which no path leads to an end', async () => {
    jest.replaceProperty(STAGE_TABLE.naming, 'leadsTo', {} as never);
    await expect(createApi({} as Parts)).rejects.toThrow(
      'the stage table is faulty: naming has no way to an end',
    );
  });
});
