import { isPlainAddress } from './plain-address';

it.each([
  '/',
  '/api/session',
  '/api/sign-in?return=/%61/../b',
  '/xa/29489/hồ-sơ',
  '/x/h%E1%BB%93-s%C6%A1',
  '/a%20b',
  '/.well-known/jwks.json',
  '/a/..b',
  '/a/b..',
  '/a%2Fb%5C',
])('lets %s in', (url) => expect(isPlainAddress(url)).toBe(true));

it.each([
  'http://elsewhere.example/api/session',
  '*',
  '/%61pi/session',
  '/api/%73ession',
  '/api/session/sign-ins/%30',
  '/%5fx',
  '/identity/../health/ready',
  '/identity/..',
  '/identity/%2e%2E/metrics',
  '/identity/.%2e/metrics',
  '/api/recognition/dossiers/..\\..\\health',
  '/\\elsewhere.example',
  '/./api/session',
])('does not let %s in', (url) => expect(isPlainAddress(url)).toBe(false));
