import { onShelf } from './device-store';

/** A photo on this device that is not yet uploaded. */
export interface KeptPhoto {
  id: string;
  /** The key of the sheet that the photo belongs to. */
  key: string;
  applicationId: string;
  itemId: string;
  name: string;
  blob: Blob;
}

/** Stores a photo on this device until it is uploaded. Rejects if IndexedDB fails. */
export async function keepPhoto(photo: KeptPhoto): Promise<void> {
  await onShelf('photos', 'readwrite', (store) => store.put(photo));
}

export async function dropPhoto(id: string): Promise<void> {
  await onShelf('photos', 'readwrite', (store) => store.delete(id));
}

/** Returns the photos of a sheet that are not yet uploaded. */
export async function photosOf(key: string): Promise<KeptPhoto[]> {
  const all = await onShelf('photos', 'readonly', (store) => store.getAll() as IDBRequest<KeptPhoto[]>);
  return all.filter((photo) => photo.key === key);
}
