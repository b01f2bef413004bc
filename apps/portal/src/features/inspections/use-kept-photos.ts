import { useCallback, useEffect, useState } from 'react';
import { type KeptPhoto, photosOf } from '../../field/photos-kept';

/** A kept photo that can be shown. */
export type ShownPhoto = KeptPhoto & { picture: string };

/** The photos of an item that wait on this device; `again` reads them anew. */
export function useKeptPhotos(key: string, itemId: string): { kept: ShownPhoto[]; again: () => void } {
  const [kept, setKept] = useState<ShownPhoto[]>([]);
  const again = useCallback(() => {
    void photosOf(key)
      .then((photos) => Promise.all(photos.filter((photo) => photo.itemId === itemId).map(shown)))
      .then(setKept, () => setKept([])); // a device without a store keeps none
  }, [key, itemId]);
  useEffect(again, [again]);
  return { kept, again };
}

/** As an address that the page's policy lets through. */
function shown(photo: KeptPhoto): Promise<ShownPhoto> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ ...photo, picture: reader.result as string });
    reader.onerror = () => reject(reader.error ?? new Error('photo'));
    reader.readAsDataURL(photo.blob);
  });
}
