import { batchSize, batchText } from './batch-size';

const batch = (cells: number, returned: number) => ({
  cells,
  results: { recognised: 0, notRecognised: 0, returned, pending: cells },
});

describe('a batch', () => {
  it.each([
    [batch(12, 0), 12, '12 个'],
    [batch(10, 2), 12, '12 个，其中 2 个已退回'],
  ])('has the size that went to the city: %j', (one, size, text) => {
    expect([batchSize(one), batchText(one)]).toEqual([size, text]);
  });
});
