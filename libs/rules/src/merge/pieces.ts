import type { FieldsShape } from './shape';

type Node = Record<string, unknown>;

/** The name of the piece that holds the bare fields of a row together. */
export const HEAD = '';

/**
 * Returns the pieces of a node by name: its named fields, each value that carries its basis (`target`, or `leads` with
 * `leadsBasis`), and what remains, together under `HEAD` or each under its own name.
 */
export function piecesOf(node: Node | undefined, { fields, rest }: FieldsShape): Map<string, unknown> {
  const pieces = new Map<string, unknown>();
  const head: Node = {};
  for (const [name, value] of Object.entries(node ?? {})) {
    if (Object.hasOwn(fields, name) || rest === 'each' || hasBasis(value)) pieces.set(name, value);
    else if (isBasisOf(node!, name)) continue;
    else if (isBasisOf(node!, `${name}Basis`))
      pieces.set(name, { [name]: value, [`${name}Basis`]: node![`${name}Basis`] });
    else head[name] = value;
  }
  if (Object.keys(head).length > 0) pieces.set(HEAD, head);
  return pieces;
}

/** Puts the pieces of a node together again. */
export function nodeOf(pieces: ReadonlyMap<string, unknown>, shape: FieldsShape): Node {
  const node: Node = {};
  for (const [name, piece] of pieces) {
    if (piece === undefined) continue;
    const isSpread = name === HEAD || (!(name in shape.fields) && isPair(name, piece));
    Object.assign(node, isSpread ? piece : { [name]: piece });
  }
  return node;
}

function hasBasis(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'basis' in value;
}

/** Whether a field is the basis of another one: `leadsBasis` beside `leads`. */
function isBasisOf(node: Node, name: string): boolean {
  return (
    name.endsWith('Basis') && Object.hasOwn(node, name) && Object.hasOwn(node, name.slice(0, -'Basis'.length))
  );
}

function isPair(name: string, piece: unknown): boolean {
  return typeof piece === 'object' && piece !== null && `${name}Basis` in piece;
}
