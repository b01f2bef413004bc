/** A piece of an XML text. Names come without their prefix. */
export type XmlPiece =
  | { kind: 'open'; name: string; attributes: Record<string, string>; closed: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string };

/** The XML is malformed, or it declares entities of its own, which are never expanded. */
export class XmlFault extends Error {}

const TAG = /^\/?([^\s/>]+)/;
const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Yields the pieces of an XML text in one pass; expands only the five predefined entities. Throws XmlFault. */
export function* xmlPieces(xml: string): Generator<XmlPiece> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    const text = xml.slice(at, open < 0 ? xml.length : open);
    if (text !== '') yield { kind: 'text', text: decoded(text) };
    if (open < 0) return;
    if (xml.startsWith('<!--', open)) {
      at = endOf(xml, '-->', open);
    } else if (xml.startsWith('<![CDATA[', open)) {
      at = endOf(xml, ']]>', open);
      yield { kind: 'text', text: xml.slice(open + 9, at - 3) };
    } else if (xml.startsWith('<?', open)) {
      at = endOf(xml, '?>', open);
    } else if (xml.startsWith('<!', open)) {
      throw new XmlFault('declarations are not read');
    } else {
      at = endOf(xml, '>', open);
      yield tagOf(xml.slice(open + 1, at - 1));
    }
  }
}

function endOf(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new XmlFault('ends too early');
  return at + mark.length;
}

function tagOf(tag: string): XmlPiece {
  const full = TAG.exec(tag)?.[1];
  if (!full) throw new XmlFault('a tag without a name');
  const name = full.slice(full.indexOf(':') + 1);
  if (tag.startsWith('/')) return { kind: 'close', name };
  const attributes: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [, key, double, single] of tag.slice(full.length).matchAll(ATTRIBUTE)) {
    attributes[key!] = decoded(double ?? single ?? '');
  }
  return { kind: 'open', name, attributes, closed: tag.endsWith('/') };
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name]!;
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
