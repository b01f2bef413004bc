/** A node of the JSON Schema of a programme file, as far as the page reads it. */
export interface Node {
  title?: string;
  type?: string;
  format?: string;
  const?: unknown;
  enum?: string[];
  'x-labels'?: Record<string, string>;
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: Node | false;
  items?: Node;
  anyOf?: Node[];
}

export type Values = Record<string, unknown>;

/** Returns the alternatives of a node without null, and whether null is one of them. */
export function alternativesOf(node: Node): { alternatives: Node[]; nullable: boolean } {
  const all = node.anyOf ?? [node];
  const alternatives = all.filter(({ type }) => type !== 'null').flatMap((one) => one.anyOf ?? [one]);
  return { alternatives, nullable: all.length > 1 && all.some(({ type }) => type === 'null') };
}

/** Returns the key of an entry of a list, as the pointers of faults name it. */
export function keyOf(entry: unknown, index: number): string {
  const { code, id, number, kind, cellType } = (isObject(entry) ? entry : {}) as Record<
    string,
    string | number
  >;
  return String(code ?? id ?? number ?? kind ?? cellType ?? index);
}

/** Returns what people call an entry: its name, else its text, else its key. */
export function nameOf(entry: unknown, key: string): string {
  const { name, title, what, text, clockName } = (isObject(entry) ? entry : {}) as Record<string, string>;
  return name || title || what || clockName || text || key;
}

export function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the value with which a new entry begins: every required field, empty. */
export function emptyOf(node: Node): unknown {
  const { alternatives, nullable } = alternativesOf(node);
  if (nullable) return null;
  const one = alternatives[0]!;
  if (one.const !== undefined) return one.const;
  if (one.enum) return one['x-labels']?.assumed ? 'assumed' : one.enum[0];
  if (one.properties) {
    const fields = Object.entries(one.properties).filter(([key]) => one.required?.includes(key));
    return Object.fromEntries(fields.map(([key, field]) => [key, emptyOf(field)]));
  }
  if (one.type === 'array') return [];
  if (one.type === 'boolean') return false;
  if (one.type === 'integer' || one.type === 'number') return 0;
  return one.type === 'object' ? {} : '';
}

/** Returns the schema of a field below a node along a path of keys; undefined where the schema ends. */
export function nodeAt(node: Node | undefined, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, step) => {
    for (const one of at ? alternativesOf(at).alternatives : []) {
      if (one.properties?.[step]) return one.properties[step];
      if (one.items) return one.items;
      if (one.additionalProperties) return one.additionalProperties;
    }
    return undefined;
  }, node);
}

/** Returns a pointer of the rules in words: `/clocks/naming/length` → 办理期限 · 命名 · 长度. */
export function placeText(schema: Node, parts: Values, path: string): string {
  let at: unknown = parts;
  let node: Node | undefined = schema;
  return stepsOf(path)
    .map((step) => {
      const next: Node | undefined = nodeAt(node, [step]);
      at = entryAt(at, step);
      const isField = Boolean(
        node && alternativesOf(node).alternatives.some((one) => one.properties?.[step]),
      );
      node = next;
      return isField ? (next?.title ?? step) : nameOf(at, step);
    })
    .join(' · ');
}

/** Returns the steps of a JSON pointer. */
export function stepsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function entryAt(at: unknown, step: string): unknown {
  if (Array.isArray(at)) return at.find((entry, i) => keyOf(entry, i) === step);
  return isObject(at) ? at[step] : undefined;
}

/** Returns a value in words, short enough for a cell of a table. */
export function shortText(node: Node | undefined, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  const one =
    node &&
    alternativesOf(node).alternatives.find((each) => each['x-labels'] ?? each.properties ?? each.items);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return one?.['x-labels']?.[value] ?? value;
  if (Array.isArray(value)) {
    if (value.some(isObject)) return `${value.length} 项`;
    return value.map((each) => shortText(one?.items, each)).join('、') || '—';
  }
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .filter(([key]) => !/basis/i.test(key) && key !== 'note' && key !== 'name')
    .map(([key, each]) => shortText(one?.properties?.[key], each))
    .join(' ');
}
