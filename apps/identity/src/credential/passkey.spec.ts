import { SoftwareKey } from '../../test/software-key';
import { creationOptions, madePasskey, relyingParty, requestOptions, usedPasskey } from './passkey';

const origin = 'http://localhost:4000';
const party = relyingParty(origin)!;
const now = new Date();

async function aPasskey() {
  const key = new SoftwareKey(origin);
  const { challenge } = await creationOptions(party, { account: 'ham-tan', passkeys: [] });
  const answer = JSON.parse(key.create({ challenge })) as Parameters<typeof madePasskey>[0];
  const made = await madePasskey(answer, { party, challenge, now });
  return { key, answer, challenge, passkey: { ...made!, accountId: 'account' } };
}
type Signed = Parameters<typeof usedPasskey>[0];

it('takes a passkey that answers its question, and knows it by its signature later', async () => {
  const { key, passkey } = await aPasskey();
  expect(passkey).toMatchObject({ id: key.id, counter: '0', transports: ['internal'], createdAt: now });
  const asked = await requestOptions(party, { passkeys: [passkey] });
  const signed = JSON.parse(key.get(asked)) as Signed;
  expect(await usedPasskey(signed, passkey, { party, challenge: asked.challenge, now })).toBe('1');
});

it('refuses an answer to another question, of another site, of another key, and one that was given before', async () => {
  const { key, passkey, answer, challenge } = await aPasskey();
  expect(await madePasskey(answer, { party, challenge: 'another', now })).toBeUndefined();
  const [elsewhere, stranger] = [new SoftwareKey('http://elsewhere.example'), new SoftwareKey(origin)];
  for (const other of [elsewhere, stranger]) {
    other.id = key.id;
    const signed = JSON.parse(other.get({ challenge })) as Signed;
    expect(await usedPasskey(signed, passkey, { party, challenge, now })).toBeUndefined();
  }
  const signed = JSON.parse(key.get({ challenge })) as Signed;
  expect(await usedPasskey(signed, passkey, { party, challenge, now })).toBe('1');
  expect(await usedPasskey(signed, { ...passkey, counter: '1' }, { party, challenge, now })).toBeUndefined();
});

it('is not offered at an address that is a bare number, for no browser takes it there', () => {
  expect(relyingParty('http://127.0.0.1:4000')).toBeUndefined();
  expect(relyingParty('http://[::1]:4000')).toBeUndefined();
  expect(relyingParty('https://langmoi.travinh.gov.vn')).toEqual({
    id: 'langmoi.travinh.gov.vn',
    origin: 'https://langmoi.travinh.gov.vn',
  });
});
