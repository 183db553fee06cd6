import type { House } from './house';
import type { Issuer } from './issuer';

const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36';

/** A browser: it keeps cookies and says which program it is. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly house: House,
    readonly userAgent = chrome,
  ) {}

  async get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.keep(await this.house.get(path, { ...this.headers(), ...headers }));
  }

  async send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    return this.keep(await this.house.send(method, path, body, { ...this.headers(), ...headers }));
  }

  /** Goes to the provider, signs in there and comes back: the last answer. */
  async signIn(issuer: Issuer, query = '?return=/ho-so'): Promise<Response> {
    const sent = await this.get(`/api/sign-in${query}`);
    return this.comeBack(issuer.consent(sent.headers.get('location') ?? ''));
  }

  comeBack({ pathname, search }: URL): Promise<Response> {
    return this.get(pathname + search);
  }

  /** Another browser that has got hold of the same cookies. */
  copiedBy(userAgent: string, house = this.house): Visitor {
    const other = new Visitor(house, userAgent);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  private headers(): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return { 'user-agent': this.userAgent, ...(cookie && { cookie }) };
  }

  private keep(answer: Response): Response {
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value && !/Expires=Thu, 01 Jan 1970/.test(set)) this.cookies.set(name, value);
      else this.cookies.delete(name);
    }
    return answer;
  }
}
