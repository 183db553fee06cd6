/** A page as a browser has it before it. */
export interface Page {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

interface Stored {
  readonly value: string;
  readonly path: string;
}

/** Just enough of a browser without JavaScript: cookies by path, redirects of its own site, forms. */
export class Browser {
  readonly cookies = new Map<string, Stored>();

  constructor(private readonly origin: string) {}

  /** Follows redirects until a page, or until one leads to `/api/` or to the first page: those are not the provider's. */
  async open(url: string, init: RequestInit = {}): Promise<Page> {
    const target = new URL(url, this.origin);
    const headers = new Headers(init.headers);
    const cookies = this.cookiesFor(target.pathname);
    if (cookies) headers.set('cookie', cookies);
    headers.set('accept', 'text/html');
    const answer = await fetch(target, { ...init, headers, redirect: 'manual' });
    this.keep(answer.headers);
    const location = answer.headers.get('location');
    if (!location)
      return { status: answer.status, url: target.href, text: await answer.text(), headers: answer.headers };
    await answer.body?.cancel();
    const next = new URL(location, target);
    if (!next.pathname.startsWith('/identity'))
      return { status: answer.status, url: next.href, text: '', headers: answer.headers };
    return this.open(next.href);
  }

  /** Sends the form of a page whose address ends so, with its hidden fields. */
  submit(
    page: Page,
    action: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<Page> {
    const forms = [...page.text.matchAll(/<form[^>]*?(?:action="([^"]*)")?[^>]*>([\s\S]*?)<\/form>/g)];
    const form = forms.find(([whole]) => (/action="([^"]*)"/.exec(whole)?.[1] ?? page.url).endsWith(action));
    if (!form)
      throw new Error(`No form leads to ${action} on ${page.url}: ${/<h1>.*<\/h1>/.exec(page.text)?.[0] ?? ''}`);
    const target = /action="([^"]*)"/.exec(form[0])?.[1] ?? page.url;
    const hidden = [...form[0].matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
    const body = new URLSearchParams({
      ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
      ...fields,
    });
    return this.open(new URL(target, page.url).href, {
      method: 'POST',
      body,
      headers: { origin: this.origin, 'sec-fetch-site': 'same-origin', ...headers },
    });
  }

  private cookiesFor(path: string): string {
    return [...this.cookies]
      .filter(([, stored]) => path.startsWith(stored.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ');
  }

  private keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/';
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, { value, path });
    }
  }
}
