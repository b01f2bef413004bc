const LONGEST_SIDE = 2400;
const QUALITY = 0.85;

/**
 * Returns a photo re-encoded as JPEG, at most 2400 px on its longest side and without metadata such as the
 * location. Returns the original when the browser cannot decode or encode it.
 */
export async function shrinkPhoto(file: File): Promise<{ blob: Blob; name: string }> {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return { blob: file, name: file.name };
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob) return { blob: file, name: file.name };
  return { blob, name: `${file.name.replace(/\.[^.]*$/, '') || '照片'}.jpg` };
}
