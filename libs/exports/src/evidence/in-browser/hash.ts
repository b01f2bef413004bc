/** A hash that takes its content piece by piece, as `createHash` of Node does. */
export interface RunningHash {
  update(content: string | Uint8Array): RunningHash;
  digest(encoding: 'hex'): string;
}

/** How one algorithm works: its first state, its block, and what a block makes of the state. */
interface Algorithm {
  begin: () => number[];
  blockBytes: 64 | 128;
  /** Mixes a block, big-endian words of 32 bits, into the state. */
  mix: (state: number[], block: Uint32Array) => void;
  /** How many words of 32 bits the hash has. */
  words: number;
}

/**
 * Returns a hash (sha256, sha384, sha512 or sm3) without the Web Crypto API, which knows no sm3, takes no content piece by
 * piece and is missing on pages without HTTPS.
 */
export function createHash(name: string): RunningHash {
  const algorithm = ALGORITHMS[name];
  if (!algorithm) throw new RangeError(`unknown algorithm: ${name}`);
  const { begin, blockBytes, mix, words } = algorithm;
  const state = begin();
  const bytes = new Uint8Array(blockBytes);
  const view = new DataView(bytes.buffer);
  const block = new Uint32Array(blockBytes / 4);
  let filled = 0;
  let length = 0;
  const mixed = () => {
    for (let i = 0; i < block.length; i += 1) block[i] = view.getUint32(4 * i);
    mix(state, block);
    filled = 0;
  };
  const take = (content: Uint8Array) => {
    for (let from = 0; from < content.length;) {
      const piece = content.subarray(from, from + blockBytes - filled);
      bytes.set(piece, filled);
      filled += piece.length;
      from += piece.length;
      if (filled === blockBytes) mixed();
    }
  };
  const hash: RunningHash = {
    update(content) {
      const piece = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      length += piece.length;
      take(piece);
      return hash;
    },
    digest() {
      const bits = length * 8;
      take(Uint8Array.of(0x80));
      while (filled !== (blockBytes / 8) * 7) take(Uint8Array.of(0)); // the length has an eighth of the block
      take(new Uint8Array(blockBytes / 8 - 8));
      view.setUint32(blockBytes - 8, Math.floor(bits / 2 ** 32));
      view.setUint32(blockBytes - 4, bits >>> 0);
      mixed();
      return state
        .slice(0, words)
        .map((word) => (word >>> 0).toString(16).padStart(8, '0'))
        .join('');
    },
  };
  return hash;
}

const PRIMES = primes(80);
/** The first 64 bits of the fractions of the cube roots of the primes (FIPS 180-4). */
const CUBES = PRIMES.map((prime) => fraction(prime, 3n));
const ROOTS = PRIMES.slice(0, 16).map((prime) => fraction(prime, 2n));
const high = (word: bigint) => Number(word >> 32n);
const halves = (words: bigint[]) => words.flatMap((word) => [high(word), Number(word & 0xffffffffn)]);

const K256 = Int32Array.from(CUBES.slice(0, 64), (word) => high(word) | 0);
const K512 = Int32Array.from(halves(CUBES), (half) => half | 0);

const ALGORITHMS: Record<string, Algorithm> = {
  sha256: { begin: () => ROOTS.slice(0, 8).map(high), blockBytes: 64, mix: mix256, words: 8 },
  sha384: { begin: () => halves(ROOTS.slice(8)), blockBytes: 128, mix: mix512, words: 12 },
  sha512: { begin: () => halves(ROOTS.slice(0, 8)), blockBytes: 128, mix: mix512, words: 16 },
  sm3: { begin: sm3Begin, blockBytes: 64, mix: mixSm3, words: 8 },
};

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) if (found.every((prime) => n % prime !== 0)) found.push(n);
  return found;
}

/** The first 64 bits of the fraction of a root of the prime: bit by bit the largest number whose power is not above. */
function fraction(prime: number, power: bigint): bigint {
  const wanted = BigInt(prime) << (64n * power);
  let root = 0n;
  for (let bit = 1n << 72n; bit > 0n; bit >>= 1n) if ((root | bit) ** power <= wanted) root |= bit;
  return root & 0xffffffffffffffffn;
}

const right = (word: number, by: number) => (word >>> by) | (word << (32 - by));
const left = (word: number, by: number) => (by === 0 ? word : (word << by) | (word >>> (32 - by)));

const W256 = new Int32Array(64);

function mix256(state: number[], block: Uint32Array): void {
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) {
      W256[i] = block[i]!;
      continue;
    }
    const [two, fifteen] = [W256[i - 2]!, W256[i - 15]!];
    const small = right(fifteen, 7) ^ right(fifteen, 18) ^ (fifteen >>> 3);
    W256[i] = (W256[i - 16]! + small + W256[i - 7]! + (right(two, 17) ^ right(two, 19) ^ (two >>> 10))) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i += 1) {
    const big = right(e, 6) ^ right(e, 11) ^ right(e, 25);
    const one = (h + big + ((e & f) ^ (~e & g)) + K256[i]! + W256[i]!) | 0;
    const two = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i]! + word) | 0));
}

/** SHA-512 on numbers of 64 bits: rare in an archive, and short here rather than fast. */
function mix512(state: number[], block: Uint32Array): void {
  const word = (halfs: ArrayLike<number>, i: number) =>
    (BigInt(halfs[2 * i]! >>> 0) << 32n) | BigInt(halfs[2 * i + 1]! >>> 0);
  const cut = (value: bigint) => BigInt.asUintN(64, value);
  const turned = (value: bigint, by: bigint) => (value >> by) | cut(value << (64n - by));
  const w: bigint[] = [];
  for (let i = 0; i < 80; i += 1) {
    if (i < 16) {
      w.push(word(block, i));
      continue;
    }
    const [two, fifteen] = [w[i - 2]!, w[i - 15]!];
    const small = turned(fifteen, 1n) ^ turned(fifteen, 8n) ^ (fifteen >> 7n);
    w.push(cut(w[i - 16]! + small + w[i - 7]! + (turned(two, 19n) ^ turned(two, 61n) ^ (two >> 6n))));
  }
  const before = Array.from({ length: 8 }, (_, i) => word(state, i));
  let [a, b, c, d, e, f, g, h] = before as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let i = 0; i < 80; i += 1) {
    const big = turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n);
    const one = h + big + ((e & f) ^ (cut(~e) & g)) + word(K512, i) + w[i]!;
    const two = (turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, cut(d + one), c, b, a, cut(one + two)];
  }
  const after = [a, b, c, d, e, f, g, h].map((value, i) => cut(value + before[i]!));
  halves(after).forEach((half, i) => (state[i] = half | 0));
}

function sm3Begin(): number[] {
  return [
    ...[0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600],
    ...[0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e],
  ];
}

const W3 = new Int32Array(68);

/** One block of SM3 (GB/T 32905). */
function mixSm3(state: number[], block: Uint32Array): void {
  for (let i = 0; i < 68; i += 1) {
    if (i < 16) {
      W3[i] = block[i]!;
      continue;
    }
    const x = W3[i - 16]! ^ W3[i - 9]! ^ left(W3[i - 3]!, 15);
    W3[i] = x ^ left(x, 15) ^ left(x, 23) ^ left(W3[i - 13]!, 7) ^ W3[i - 6]!;
  }
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i += 1) {
    const early = i < 16;
    const constant = left(early ? 0x79cc4519 : 0x7a879d8a, i % 32);
    const one = left((left(a, 12) + e + constant) | 0, 7);
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const first = (ff + d + (one ^ left(a, 12)) + (W3[i]! ^ W3[i + 4]!)) | 0;
    const second = (gg + h + one + W3[i]!) | 0;
    d = c;
    c = left(b, 9);
    b = a;
    a = first;
    h = g;
    g = left(f, 19);
    f = e;
    e = second ^ left(second, 9) ^ left(second, 17);
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = state[i]! ^ word));
}
