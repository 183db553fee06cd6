import { isOurOwn } from './same-origin';

const publicUrl = 'https://langmoi.example';
const post = (headers: Record<string, string>) =>
  isOurOwn({ method: 'POST', headers: { host: 'langmoi.example', ...headers } }, publicUrl);

it('takes commands from our own pages, and from programs that are no browser', () => {
  expect(post({})).toBe(true);
  expect(post({ origin: publicUrl, 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(post({ origin: 'http://localhost:4000', host: 'localhost:4000' })).toBe(true);
  expect(post({ 'sec-fetch-site': 'none' })).toBe(true);
});

it.each<[string, Record<string, string>]>([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  ['another host of our domain', { origin: 'https://forum.langmoi.example', 'sec-fetch-site': 'same-site' }],
  ['a page without an origin', { origin: 'null' }],
  ['another port of our host', { origin: 'https://langmoi.example:8443' }],
  [
    'another site that forges its origin, which only its metadata tells',
    { origin: publicUrl, 'sec-fetch-site': 'cross-site' },
  ],
])('refuses commands of %s', (_, headers) => {
  expect(post(headers)).toBe(false);
});

it('lets questions pass, for the cookie does not travel with those of another site', () => {
  const headers = { 'sec-fetch-site': 'cross-site' };
  expect(isOurOwn({ method: 'GET', headers }, publicUrl)).toBe(true);
});
