import { createHash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';
import { type Algorithm, type Digest, finish } from './hash';

/** A file that was written into the archive. */
export interface PackedFile {
  name: string;
  bytes: number;
  hash: Digest;
}

/** An archive that is written file by file. `taken()` returns the bytes that are ready. */
export class ZipStream {
  readonly files: PackedFile[] = [];
  private readonly zip: Zip;
  private ready: Uint8Array[] = [];

  constructor(
    private readonly algorithm: Algorithm,
    private readonly modifiedAt: number,
  ) {
    this.zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.ready.push(chunk);
    });
  }

  taken(): Uint8Array[] {
    const ready = this.ready;
    this.ready = [];
    return ready;
  }

  /** Begins a file and returns the function that takes its pieces; the last piece comes with `true`. */
  open(name: string): (piece: string | Uint8Array, last: boolean) => void {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = this.modifiedAt;
    const hash = createHash(this.algorithm);
    let bytes = 0;
    this.zip.add(file);
    return (piece, last) => {
      const content = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(content);
      bytes += content.length;
      file.push(content, last);
      if (last) this.files.push({ name, bytes, hash: finish(this.algorithm, hash) });
    };
  }

  add(name: string, content: string | Uint8Array): void {
    this.open(name)(content, true);
  }

  end(): void {
    this.zip.end();
  }
}
