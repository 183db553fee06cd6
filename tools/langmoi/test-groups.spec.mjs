import { addUp } from './test-groups.mjs';

describe('The closing count of all tests', () => {
  it('adds what every project passed and failed', () => {
    const counts = { passed: 1, failed: 0 };
    addUp(counts, { numPassedTests: 4, numFailedTests: 0 }, 'a.json');
    expect(counts).toEqual({ passed: 5, failed: 0 });
  });

  it('counts a suite that could not start and a test that was skipped as failed', () => {
    const counts = { passed: 0, failed: 0 };
    const said = [];
    const result = {
      numPassedTests: 2,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 1,
      testResults: [{ status: 'failed', name: 'x.spec.ts', message: 'cannot find module' }],
    };
    addUp(counts, result, 'b.json', (text) => said.push(text));
    expect(counts).toEqual({ passed: 2, failed: 2 });
    expect(said.join('')).toContain('cannot find module');
  });
});
