import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

interface Question {
  readonly challenge: string;
}

/** An authenticator of software: makes an ES256 key and answers as a browser does (WebAuthn level 3, no attestation). */
export class SoftwareKey {
  id = randomBytes(32).toString('base64url');
  private counter = 0;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(private readonly origin: string) {}

  create({ challenge }: Question): string {
    const data = Buffer.concat([this.authenticatorData(0x45), this.credential()]);
    const attestation = map([
      ['fmt', text('none')],
      ['attStmt', map([])],
      ['authData', bytes(data)],
    ]);
    return JSON.stringify({
      ...this.head(),
      response: {
        clientDataJSON: this.clientData('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    });
  }

  get({ challenge }: Question): string {
    this.counter++;
    const [client, data] = [this.clientData('webauthn.get', challenge), this.authenticatorData(0x05)];
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return JSON.stringify({
      ...this.head(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, this.keys.privateKey).toString('base64url'),
      },
    });
  }

  private head() {
    return { id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {} };
  }

  private clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  private authenticatorData(flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const party = createHash('sha256').update(new URL(this.origin).hostname).digest();
    return Buffer.concat([party, Buffer.from([flags]), counter]);
  }

  private credential(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.from([0, id.length]);
    // COSE: kty EC2, alg ES256, crv P-256, x, y
    const key = Buffer.concat([
      ...[Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]), bytes(Buffer.from(x, 'base64url'))],
      ...[Buffer.from([0x22]), bytes(Buffer.from(y, 'base64url'))],
    ]);
    return Buffer.concat([Buffer.alloc(16), length, id, key]);
  }
}

// As much of CBOR (RFC 8949) as an attestation needs.
function head(major: number, size: number): Buffer {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  if (size < 256) return Buffer.from([(major << 5) | 24, size]);
  return Buffer.from([(major << 5) | 25, size >> 8, size & 0xff]);
}
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const map = (entries: [string, Buffer][]) =>
  Buffer.concat([head(5, entries.length), ...entries.flatMap(([name, value]) => [text(name), value])]);
