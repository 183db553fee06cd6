import type { FastifyReply, FastifyRequest } from 'fastify';

interface Cookie {
  readonly name: string;
  readonly sameSite: 'strict' | 'lax';
  readonly maxAge: number;
}

/**
 * The two cookies of the gateway. Where the public address has TLS both are `Secure` and named `__Host-`, so that no
 * other host of the domain can plant one; on the plain HTTP of one's own machine they cannot be.
 *
 * The session's is `Strict`: no other site's link, form or script sends it. That of a sign-in under way is `Lax`, for
 * the provider may be another site and brings the browser back by a link; it lives ten minutes and opens nothing.
 */
export class Cookies {
  private readonly secure: boolean;

  constructor(
    publicUrl: string,
    private readonly sessionSeconds: number,
  ) {
    this.secure = publicUrl.startsWith('https:');
  }

  readSession = (request: FastifyRequest): string | undefined => this.read(request, this.session);
  writeSession = (reply: FastifyReply, value: string): void => this.write(reply, this.session, value);
  clearSession = (reply: FastifyReply): void => this.clear(reply, this.session);

  readSignIn = (request: FastifyRequest): string | undefined => this.read(request, this.signIn);
  writeSignIn = (reply: FastifyReply, value: string): void => this.write(reply, this.signIn, value);
  clearSignIn = (reply: FastifyReply): void => this.clear(reply, this.signIn);

  private get session(): Cookie {
    return { name: this.named('lm_session'), sameSite: 'strict', maxAge: this.sessionSeconds };
  }

  private get signIn(): Cookie {
    return { name: this.named('lm_sign_in'), sameSite: 'lax', maxAge: 600 };
  }

  private named(name: string): string {
    return this.secure ? `__Host-${name}` : name;
  }

  private read({ cookies }: FastifyRequest, { name }: Cookie): string | undefined {
    return cookies[name] || undefined;
  }

  private write(reply: FastifyReply, { name, ...rest }: Cookie, value: string): void {
    void reply.setCookie(name, value, { ...rest, httpOnly: true, path: '/', secure: this.secure });
  }

  private clear(reply: FastifyReply, { name, sameSite }: Cookie): void {
    void reply.clearCookie(name, { sameSite, httpOnly: true, path: '/', secure: this.secure });
  }
}
