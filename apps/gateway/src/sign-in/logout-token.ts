import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** The signatures that a provider may use: with keys that only it has. */
export const providerAlgorithms = ['ES256', 'ES384', 'RS256', 'RS384', 'PS256', 'PS384', 'EdDSA', 'Ed25519'];

const event = 'http://schemas.openid.net/event/backchannel-logout';

const Claims = z
  .looseObject({
    sub: z.string().optional(),
    sid: z.string().optional(),
    jti: z.string(),
    iat: z.number(),
    /** Else it is an ID token. */
    nonce: z.undefined().optional(),
    events: z.looseObject({ [event]: z.looseObject({}) }),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/** Whose sign-ins the provider says are over: those that began before it said so, for a token heard twice ends no later one. */
export interface Ended {
  readonly subject: string | null;
  readonly providerSession: string | null;
  readonly before: Date;
}

/** OpenID Connect Back-Channel Logout 1.0, 2.6. Throws for a token that is not one. */
export async function readLogoutToken(
  token: string,
  keys: JWTVerifyGetKey,
  { issuer, clientId }: { issuer: string; clientId: string },
): Promise<Ended> {
  const { payload } = await jwtVerify(token, keys, {
    ...{ issuer, audience: clientId, algorithms: providerAlgorithms },
    ...{ maxTokenAge: 300, clockTolerance: 30, requiredClaims: ['iat', 'jti'] },
  });
  const claims = Claims.safeParse(payload);
  if (!claims.success) throw new errors.JWTInvalid('Not a logout token');
  const { sub, sid, iat } = claims.data;
  return { subject: sub ?? null, providerSession: sid ?? null, before: new Date((iat + 1) * 1000) };
}
