import { Answers } from './office.mjs';
import { whatUsersSaw } from './users.mjs';
import { Verdict } from './verdict.mjs';

const failedOf = ({ checks }) => checks.filter(({ holds }) => !holds).map(({ statement }) => statement);

describe('The verdict of a drill', () => {
  it('is passed when every statement holds, and never without any', () => {
    const verdict = new Verdict('kill');
    expect(verdict.passed).toBe(false);
    verdict.equal('dossiers', { acknowledged: 3, rows: 3 });
    expect(verdict.passed).toBe(true);
    verdict.equal('steps', { acknowledged: 3, rows: 2 });
    expect(verdict.passed).toBe(false);
  });

  it('lets users see 503 with Retry-After, and nothing else', () => {
    const saw = (...failures) => {
      const answers = Object.assign(new Answers(), { failures });
      const verdict = new Verdict('temporal-away');
      whatUsersSaw(verdict, { answers, faults: [] }, { kinds: ['recognition'], connections: false });
      return failedOf(verdict).length;
    };
    expect(saw({ kind: 'recognition', status: 503, retryAfter: '5' })).toBe(0);
    expect(saw({ kind: 'recognition', status: 503 })).toBe(1);
    expect(saw({ kind: 'recognition', status: 500, retryAfter: '5' })).toBe(1);
    expect(saw({ kind: 'recognition', error: 'ECONNREFUSED' })).toBe(1);
    expect(saw({ kind: 'criteria', status: 503, retryAfter: '5' })).toBe(1);
  });
});
