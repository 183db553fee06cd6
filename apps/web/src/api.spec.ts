import { addressOf, ApiProblem, newTraceparent, problemOf } from './api';
import { recognition } from './services';
import { intentOf } from './view/intent';
import { missingOf, problemWords, requestNumber } from './view/problem';

describe('the address of a route', () => {
  it('fills in parameters and leaves out what was not asked', () => {
    const params = { dossierId: 'a b', documentId: 'c' };
    expect(addressOf(recognition.downloadDocument, { params })).toBe('/api/recognition/dossiers/a%20b/documents/c');
    const query = { communeId: undefined, tier: 'NTM', stage: '' };
    expect(addressOf(recognition.listDossiers, { query })).toBe('/api/recognition/dossiers?tier=NTM');
  });
});

it('begins a trace of its own with every call', () => {
  const [first, second] = [newTraceparent(), newTraceparent()];
  expect(first).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
  expect(second).not.toBe(first);
});

describe('an answer that is no success', () => {
  it('keeps the type, the fields and what the problem adds', () => {
    const body = {
      type: '/problems/criteria-missing',
      title: 'Criteria are still missing',
      status: 422,
      instance: '/requests/abc',
      missing: [1, 5, 9, 17],
    };
    const problem = problemOf(422, body);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem.type).toBe('/problems/criteria-missing');
    expect(missingOf(problem)).toEqual([1, 5, 9, 17]);
    expect(requestNumber(problem)).toBe('abc');
  });

  it('brings errors to their fields by pointer', () => {
    const errors = [{ pointer: '/returned', detail: 'Số phiếu thu về không thể nhiều hơn số phiếu phát ra' }];
    const body = { type: '/problems/invalid-request', title: '', status: 400, errors };
    expect(problemOf(400, body).errors).toEqual(errors);
  });

  it.each([
    [502, '/problems/unavailable'],
    [504, '/problems/unavailable'],
    [500, '/problems/internal'],
  ])('reads a bare %i of something in between as %s', (status, type) => {
    expect(problemOf(status, undefined).type).toBe(type);
    expect(problemOf(status, '<html>').type).toBe(type);
  });

  it('has words and a remedy in both languages, also for a type nobody knows yet', () => {
    expect(problemWords('/problems/offline', 'vi').title).toBe('Mất kết nối');
    expect(problemWords('/problems/already-voted', 'en').remedy).toBe('One ballot per member.');
    expect(problemWords('/problems/from-tomorrow', 'vi')).toEqual(problemWords('/problems/internal', 'vi'));
  });
});

describe('the key of an intent', () => {
  it('stays for the same content and changes with it', () => {
    let count = 0;
    const newKey = () => `key-${(count += 1)}`;
    const first = intentOf(null, { a: 1 }, newKey);
    expect(intentOf(first, { a: 1 }, newKey)).toBe(first);
    expect(intentOf(first, { a: 2 }, newKey).key).toBe('key-2');
  });
});
