import { STAGE_TABLE } from '@app/domain';
import { createWorker } from './worker';

describe('a worker', () => {
  afterEach(() => jest.restoreAllMocks());

  it('does not start with a stage that begins without a task', async () => {
    jest.replaceProperty(STAGE_TABLE.naming, 'opens', null as never);
    await expect(createWorker({} as never)).rejects.toThrow(
      'the stage table is faulty: naming begins without a task',
    );
  });
});
