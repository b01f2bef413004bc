import { STAGE_TABLE } from '@app/domain';
import { createApi } from './create-api';
import { once } from 'node:events';
import { connect } from 'node:net';
import { startApi } from '../../../test/support/api/start-api';
import type { Parts } from './common/parts';

describe('the api', () => {
  afterEach(() => jest.restoreAllMocks());

  it('does not start with a stage from which no path leads to an end', async () => {
    jest.replaceProperty(STAGE_TABLE.naming, 'leadsTo', {} as never);
    await expect(createApi({} as Parts)).rejects.toThrow(
      'the stage table is faulty: naming has no way to an end',
    );
  });

  it.each([
    ['nothing', ''],
    ['half a request', 'GET /api/health/live HTTP/1.1\r\nHost: '],
  ])('stops although a connection has sent %s', async (_, sent) => {
    const api = await startApi();
    const { hostname, port } = new URL(api.base);
    const connection = connect(Number(port), hostname);
    await once(connection, 'connect');
    connection.write(sent);
    const closed = new Promise((resolve) => connection.on('error', resolve).once('close', resolve));
    await api.as('office'); // by now the server has accepted the connection
    await api.stop();
    await closed;
    expect(connection.destroyed).toBe(true);
  });
});
