/** Text that is markup already. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | false | undefined | readonly (Html | false | undefined)[];

/** Markup; whatever is put into it and is not markup itself becomes text, in elements and in quoted attributes alike. */
export function html(markup: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(markup.map((piece, index) => piece + textOf(parts[index])).join(''));
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((one) => textOf(one)).join('');
  return String(part).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
