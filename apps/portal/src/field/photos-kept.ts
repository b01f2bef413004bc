import { onShelf } from './device-store';

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

/** Keeps a photo until it has been sent. */
export async function keepPhoto(photo: KeptPhoto): Promise<void> {
  await onShelf('photos', 'readwrite', (store) => store.put(photo));
}

export async function dropPhoto(id: string): Promise<void> {
  await onShelf('photos', 'readwrite', (store) => store.delete(id));
}

/** The photos of a sheet that wait. */
export async function photosOf(key: string): Promise<KeptPhoto[]> {
  const all = await onShelf('photos', 'readonly', (store) => store.getAll() as IDBRequest<KeptPhoto[]>);
  return all.filter((photo) => photo.key === key);
}
