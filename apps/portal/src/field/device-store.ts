/** The object stores of the IndexedDB database: photos to send, and responses for work without a network. */
export type Shelf = 'photos' | 'answers';

const VERSION = 2;

/**
 * Runs one request in its own transaction on an object store. Resolves when the transaction is complete: only then is
 * the change on the device. Rejects if IndexedDB fails, or when the store is full.
 */
export async function onShelf<T>(
  shelf: Shelf,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const db = await settled(opening());
  try {
    const transaction = db.transaction(shelf, mode);
    const [answer] = await Promise.all([
      settled(work(transaction.objectStore(shelf))),
      completed(transaction),
    ]);
    return answer;
  } finally {
    db.close();
  }
}

function opening(): IDBOpenDBRequest {
  const request = indexedDB.open('wufei', VERSION);
  request.onupgradeneeded = () => {
    const known = request.result.objectStoreNames;
    if (!known.contains('photos')) request.result.createObjectStore('photos', { keyPath: 'id' });
    if (!known.contains('answers')) request.result.createObjectStore('answers', { keyPath: 'key' });
  };
  return request;
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('indexedDB'));
  });
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('indexedDB'));
  });
}
