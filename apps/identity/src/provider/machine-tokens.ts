import { errors, type Configuration } from 'oidc-provider';

const resource = 'urn:langmoi:api';

type Features = NonNullable<Configuration['features']>;

/**
 * Machines ask for tokens of the whole product. The tokens are opaque: who gets one asks here what it is worth, so that
 * one that was taken back is worth nothing at once.
 */
export const machinesOnly: NonNullable<Features['resourceIndicators']> = {
  enabled: true,
  defaultResource: (_, client, oneOf) => {
    if (oneOf) return oneOf;
    return client.grantTypeAllowed('client_credentials') ? resource : [];
  },
  getResourceServerInfo(_, indicator, client) {
    if (indicator !== resource || !client.grantTypeAllowed('client_credentials')) throw new errors.InvalidTarget();
    return { audience: 'langmoi', scope: '', accessTokenFormat: 'opaque' };
  },
};

/** What an introspection says of a machine's token beside who asked for it. */
export const machineClaims: NonNullable<Configuration['extraTokenClaims']> = (_, token) => {
  if (token.kind !== 'ClientCredentials') return undefined;
  const said: Readonly<Record<string, unknown>> = { ...token.client?.metadata() };
  const [role, provinceId] = [String(said['machine_role']), String(said['province_id'])];
  return { machine: true, role, provinceId, rehearsal: said['rehearsal'] === true };
};
