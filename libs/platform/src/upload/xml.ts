/** A piece of an XML text: the beginning of an element (`attributes` as they are written), its end, or text. */
export type Token =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const longestTag = 1_000_000;

/**
 * The tokens of an XML text as its pieces come, gathered by piece; names are without their prefix. A declaration of types
 * is refused, so that nothing is ever fetched or multiplied by an entity. Throws on what is no XML.
 */
export async function* tokensOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Token[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const piece of pieces) {
    const read = tokensIn(rest + decoder.decode(piece, { stream: true }));
    rest = read.rest;
    if (rest.length > longestTag) throw new Error('An element that does not end');
    yield read.tokens;
  }
  if (/<|&/.test(rest + decoder.decode())) throw new Error('The XML is cut');
}

function tokensIn(xml: string): { tokens: Token[]; rest: string } {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    const begins = xml.indexOf('<', at);
    if (begins < 0) return { tokens, rest: xml.slice(at) };
    const end = endOf(xml, begins);
    if (end < 0) return { tokens, rest: xml.slice(at) };
    if (begins > at) tokens.push({ kind: 'text', text: unescaped(xml.slice(at, begins)) });
    tokens.push(...tagTokens(xml.slice(begins, end)));
    at = end;
  }
}

const closers = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function endOf(xml: string, begins: number): number {
  const [, closer] = closers.find(([opener]) => xml.startsWith(opener, begins)) ?? ['', '>'];
  const end = xml.indexOf(closer, begins);
  return end < 0 ? -1 : end + closer.length;
}

function tagTokens(tag: string): Token[] {
  if (tag.startsWith('<![CDATA[')) return [{ kind: 'text', text: tag.slice(9, -3) }];
  if (/^<(!--|\?)/.test(tag)) return [];
  if (tag.startsWith('<!')) throw new Error('Declarations of types are not read');
  const [, slash, name, attributes = ''] = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)([^]*?)\/?>$/.exec(tag) ?? [];
  if (!name) throw new Error('No XML');
  if (slash) return [{ kind: 'close', name }];
  const open = { kind: 'open', name, attributes } as const;
  return tag.endsWith('/>') ? [open, { kind: 'close', name }] : [open];
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, digits?: string, name = '') => {
        const code = hex ? parseInt(hex, 16) : Number(digits ?? -1);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (named[name as string] ?? whole);
      })
    : text;

/** The value of an attribute, whatever its prefix; undefined where it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  const [, value] = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*"([^"]*)"`).exec(attributes) ?? [];
  return value === undefined ? undefined : unescaped(value);
}
