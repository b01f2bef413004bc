import { xmlPieces } from './xml';

/** A relation of a package. `part` is the name of its target; an external target is in `external` instead. */
export interface OfficeRelation {
  id: string;
  /** The last word of its type, such as `officeDocument`; transitional and strict packages share it. */
  kind: string;
  part: string;
  external?: string;
}

/** The parts of an Office file (ECMA-376 part 2). Part names are found in any case, with any slash. */
export class OfficePackage {
  private readonly byName: Map<string, Buffer>;

  constructor(entries: Map<string, Buffer>) {
    this.byName = new Map([...entries].map(([name, content]) => [nameOf(name), content]));
  }

  /** Returns the names of all parts, in lower case. */
  names(): string[] {
    return [...this.byName.keys()];
  }

  bytes(part: string): Buffer | undefined {
    return this.byName.get(nameOf(part));
  }

  text(part: string): string | undefined {
    const bytes = this.bytes(part);
    if (!bytes) return undefined;
    const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
  }

  /** Returns the relations of a part; `''` is the package itself. Throws XmlFault. */
  relations(part: string): OfficeRelation[] {
    const folder = part.slice(0, part.lastIndexOf('/') + 1);
    const relations = `${folder}_rels/${part.slice(folder.length)}.rels`;
    return opened(this.text(relations) ?? '', 'Relationship').map(
      ({ Id = '', Type = '', Target = '', TargetMode }) => ({
        id: Id,
        kind: Type.slice(Type.lastIndexOf('/') + 1),
        ...(TargetMode === 'External' ? { part: '', external: Target } : { part: resolved(folder, Target) }),
      }),
    );
  }

  /** Returns what a part refers to by relations of a kind within the package. Throws XmlFault. */
  related(part: string, kind: string): OfficeRelation[] {
    return this.relations(part).filter((one) => one.kind === kind && one.external === undefined);
  }

  /** Returns how the content type of each part is found, in lower case. Throws XmlFault. */
  contentTypes(): (part: string) => string | undefined {
    const xml = this.text('[Content_Types].xml') ?? '';
    const lower = (text = '') => text.toLowerCase();
    const overrides = new Map(
      opened(xml, 'Override').map(({ PartName, ContentType }) => [
        nameOf(PartName ?? ''),
        lower(ContentType),
      ]),
    );
    const defaults = new Map(
      opened(xml, 'Default').map(({ Extension, ContentType }) => [lower(Extension), lower(ContentType)]),
    );
    return (part) => {
      const name = nameOf(part);
      return overrides.get(name) ?? defaults.get(name.slice(name.lastIndexOf('.') + 1));
    };
  }
}

function nameOf(part: string): string {
  return part.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

function resolved(folder: string, target: string): string {
  try {
    return decodeURI(new URL(target.replaceAll('\\', '/'), `part:/${folder}`).pathname).slice(1);
  } catch {
    return target; // not an address: names no part
  }
}

/** Returns the attributes of each element of a name. Throws XmlFault. */
export function opened(xml: string, name: string): Record<string, string>[] {
  return [...xmlPieces(xml)].flatMap((piece) =>
    piece.kind === 'open' && piece.name === name ? [piece.attributes] : [],
  );
}
