/** A photo on this device that has not reached the server. */
export interface KeptPhoto {
  id: string;
  /** The sheet that it belongs to. */
  key: string;
  applicationId: string;
  itemId: string;
  name: string;
  blob: Blob;
}

const STORE = 'photos';

/** Keeps a photo until it has been sent. */
export async function keepPhoto(photo: KeptPhoto): Promise<void> {
  await run('readwrite', (store) => store.put(photo));
}

export async function dropPhoto(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id));
}

/** The photos of a sheet that wait. */
export async function photosOf(key: string): Promise<KeptPhoto[]> {
  const all = await run('readonly', (store) => store.getAll() as IDBRequest<KeptPhoto[]>);
  return all.filter((photo) => photo.key === key);
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const db = await settled(opening());
  try {
    return await settled(work(db.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    db.close();
  }
}

function opening(): IDBOpenDBRequest {
  const request = indexedDB.open('wufei', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
  return request;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });
}
