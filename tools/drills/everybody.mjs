// Everybody who can ask something of a product: by real sign-ins, readers of the nation and machines among them.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { invented } from './province.mjs';

/**
 * Signs an account of the demo in, as a browser does: the headers that say so, and the caller that the gateway makes of it.
 * A part that asks to come again is asked again.
 */
export async function signIn(product, account) {
  const url = `${product.offices.url}/api/session`;
  const headers = { 'content-type': 'application/json' };
  const asking = () => fetch(url, { method: 'POST', headers, body: JSON.stringify({ account }) });
  let answer = await asking();
  for (let left = 20; answer.status === 503 && left > 0; left--) {
    await sleep(1_000);
    answer = await asking();
  }
  if (answer.status !== 201) throw new Error(`${account} cannot sign in: ${answer.status} ${await answer.text()}`);
  const [cookie] = answer.headers.getSetCookie()[0].split(';');
  const { caller } = await answer.json();
  return { who: account, headers: { cookie }, caller };
}

/**
 * The accounts of the province with all that they can be, strangers, the nation reading this one, another or none, machines,
 * and nobody. Of another province one suffices for each role: the seat makes no difference to a stranger.
 */
export async function signedIn(product, [own, others], say) {
  const strangers = others.filter((account) => account.endsWith('.province'));
  const people = [];
  const left = [...own, ...strangers];
  const lane = async () => {
    for (let account = left.shift(); account; account = left.shift()) people.push(await signIn(product, account));
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  say(`${people.length} people have signed in`);
  const provinceOf = (word) => people.find(({ who }) => who.startsWith(`${word}.`)).caller.provinceId;
  const [here, there] = [provinceOf(invented.third.word), provinceOf(invented.fourth.word)];
  for (const account of ['trung-uong', 'quan-tri-tw', 'kiem-toan-tw']) {
    for (const [reading, provinceId] of Object.entries({ here, there, none: null })) {
      people.push(await reader(product, account, { reading, provinceId }));
    }
  }
  for (const provinceId of [here, there]) people.push(...(await machinesOf(product, people, provinceId)));
  return [...people, { who: 'nobody', headers: {}, caller: null }];
}

async function reader(product, account, { reading, provinceId }) {
  const person = await signIn(product, account);
  const url = `${product.offices.url}/api/session/province`;
  const headers = { ...person.headers, 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify({ provinceId }) });
  if (!answer.ok) throw new Error(`${account} reads no province: ${answer.status} ${await answer.text()}`);
  const { caller } = await answer.json();
  return { ...person, who: `${account} reading ${reading}`, caller };
}

async function machinesOf(product, people, provinceId) {
  const administrator = people.find(
    ({ caller }) =>
      caller.provinceId === provinceId &&
      caller.roles.includes('provinceAdministrator') &&
      caller.unitPath.length === 1,
  );
  const machines = [];
  for (const role of ['figuresMachine', 'healthMachine']) {
    const headers = { ...administrator.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const url = `${product.offices.url}/api/identity/provinces/${provinceId}/machines`;
    const body = JSON.stringify({ name: `máy ${role}`, role });
    const { clientId, clientSecret } = await (await fetch(url, { method: 'POST', headers, body })).json();
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const grant = new URLSearchParams({ grant_type: 'client_credentials' });
    const given = await fetch(`${product.offices.url}/identity/token`, {
      ...{ method: 'POST', headers: { authorization: `Basic ${basic}` }, body: grant },
    });
    const { access_token: token } = await given.json();
    if (!token) throw new Error(`no token for a ${role}: ${given.status}`);
    const caller = {
      ...{ userId: clientId, provinceId, unitId: provinceId, unitPath: [provinceId] },
      readsProvinceId: null,
    };
    machines.push({
      who: role,
      headers: { authorization: `Bearer ${token}` },
      caller: { ...caller, roles: [role], capacity: 'own' },
    });
  }
  return machines;
}
