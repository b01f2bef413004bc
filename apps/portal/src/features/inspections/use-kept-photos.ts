import { useCallback, useEffect, useState } from 'react';
import { type KeptPhoto, photosOf } from '../../field/photos-kept';

/** A kept photo with a `data:` URL for display. */
export type ShownPhoto = KeptPhoto & { picture: string };

/** Returns the photos of an item that wait on this device to be sent; `again` reads them again. */
export function useKeptPhotos(key: string, itemId: string): { kept: ShownPhoto[]; again: () => void } {
  const [kept, setKept] = useState<ShownPhoto[]>([]);
  const again = useCallback(() => {
    void photosOf(key)
      .then((photos) => Promise.all(photos.filter((photo) => photo.itemId === itemId).map(shown)))
      .then(setKept, () => setKept([])); // a browser without IndexedDB keeps none
  }, [key, itemId]);
  useEffect(again, [again]);
  return { kept, again };
}

/** Reads the photo as a `data:` URL, which the content security policy of the portal allows. */
function shown(photo: KeptPhoto): Promise<ShownPhoto> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ ...photo, picture: reader.result as string });
    reader.onerror = () => reject(reader.error ?? new Error('photo'));
    reader.readAsDataURL(photo.blob);
  });
}
