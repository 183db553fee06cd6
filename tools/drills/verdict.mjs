import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What a drill found: figures, and statements that hold or do not. */
export class Verdict {
  figures = {};
  checks = [];

  constructor(name) {
    this.name = name;
    this.began = Date.now();
  }

  figure(what, value) {
    this.figures[what] = value;
  }

  /** `detail` says more where it does not hold. */
  check(statement, holds, detail = '') {
    this.checks.push({ statement, holds: Boolean(holds), detail: holds ? '' : String(detail) });
  }

  /** All of these are the same number. */
  equal(statement, numbers) {
    const all = Object.values(numbers);
    const told = Object.entries(numbers).map(([name, count]) => `${name} ${count}`);
    this.check(
      `${statement}: ${told.join(' = ')}`,
      all.every((count) => count === all[0]),
      told.join(', '),
    );
  }

  get passed() {
    return this.checks.length > 0 && this.checks.every(({ holds }) => holds);
  }

  print(write = console.log) {
    const seconds = Math.round((Date.now() - this.began) / 1000);
    const width = Math.max(...Object.keys(this.figures).map((what) => what.length), 0);
    write(`\n${this.name} (${seconds} s)`);
    for (const [what, value] of Object.entries(this.figures)) write(`  ${what.padEnd(width)}  ${toldOf(value)}`);
    for (const { statement, holds, detail } of this.checks) {
      write(
        `  ${holds ? 'PASS' : 'FAIL'}  ${statement}${detail && !statement.includes(detail) ? `\n        ${detail}` : ''}`,
      );
    }
  }
}

const toldOf = (value) =>
  value !== null && typeof value === 'object'
    ? Object.entries(value)
        .map(([name, count]) => `${name} ${count}`)
        .join(', ')
    : String(value);

/** As a file for the documents, and in the counts that `./langmoi test` reads. */
export function keep(file, verdicts) {
  const drills = verdicts.map(({ name, began, figures, checks, passed }) => ({
    ...{ name, on: new Date(began).toISOString(), seconds: Math.round((Date.now() - began) / 1000), passed },
    ...{ figures, checks },
  }));
  const all = verdicts.flatMap(({ checks }) => checks);
  const failed = (checks) => checks.filter(({ holds }) => !holds);
  const testResults = verdicts.map(({ name, checks, passed }) => ({
    ...{ name, status: passed ? 'passed' : 'failed' },
    message: failed(checks)
      .map(({ statement, detail }) => `✗ ${statement}\n  ${detail}`)
      .join('\n'),
  }));
  const counts = { numPassedTests: all.length - failed(all).length, numFailedTests: failed(all).length };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...counts, testResults, drills }, null, 2));
}
