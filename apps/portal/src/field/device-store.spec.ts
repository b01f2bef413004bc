/** @jest-environment ./.config/far-zone-page.cjs */
import 'fake-indexeddb/auto';
import { keepPhoto, photosOf } from './photos-kept';

const photo = {
  id: 'p1',
  key: 'k1',
  applicationId: 'a1',
  itemId: 'C1',
  name: 'a.jpg',
  blob: new Blob(['x']),
};

describe('a photo on the device', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is kept once its transaction is complete', async () => {
    await keepPhoto(photo);
    expect((await photosOf('k1')).map(({ id }) => id)).toEqual(['p1']);
  });

  it('is not said to be kept when the store is full at the end of the transaction', async () => {
    const { put } = IDBObjectStore.prototype;
    jest.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value) {
      const request = put.call(this, value);
      request.addEventListener('success', () => this.transaction.abort());
      return request as IDBRequest<IDBValidKey>;
    });
    await expect(keepPhoto({ ...photo, id: 'p2' })).rejects.toThrow();
    expect((await photosOf('k1')).map(({ id }) => id)).toEqual(['p1']);
  });
});
