/**
 * Returns a pdf that anybody may read, but not change or print, without its encryption: electronic licences (电子证照) come
 * like this. Undefined when it is read with a password only, or cannot be decrypted.
 */
export async function unlocked(bytes: Buffer): Promise<Buffer | undefined> {
  const { PDFDocument } = await import('@cantoo/pdf-lib'); // loaded with the first such pdf, not with the process
  try {
    const document = await PDFDocument.load(bytes, { password: '', updateMetadata: false });
    const plain = await document.save({ useObjectStreams: false, updateFieldAppearances: false });
    return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
  } catch {
    return undefined;
  }
}
