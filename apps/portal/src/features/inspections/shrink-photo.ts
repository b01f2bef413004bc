const LONGEST_SIDE = 2400;
const QUALITY = 0.85;

/** A photo small enough for the road, without its place of shooting: drawn anew as JPEG. As it came when it can't be read. */
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
