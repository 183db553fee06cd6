import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { end, startedWith } from '../stack/processes.mjs';
import { root } from './home.mjs';

const resultsFolder = join(root, 'dist', 'test-results');

/** What every process of a run of the tests has in its environment, in whatever session it is. */
const mark = `LANGMOI_TEST_RUN=${randomUUID()}`;

/**
 * Runs a group to its end or its time limit; its output is kept, not shown. What it started is ended with it: a product
 * that journeys began lives in sessions of its own, and whoever was killed has not ended it.
 */
export async function runGroup(group, env) {
  mkdirSync(join(resultsFolder, 'journeys'), { recursive: true });
  const began = Date.now();
  process.stdout.write(`\n${group.name} …\n`);
  const outcome = await toItsEnd(group, { ...env, ...Object.fromEntries([mark.split('=')]) });
  await endLeftovers();
  return { ...outcome, seconds: (Date.now() - began) / 1000 };
}

function toItsEnd({ command: [program, ...args], seconds }, env) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    let late = false;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const limit = setTimeout(() => {
      late = true;
      endGroup(child.pid);
      void endLeftovers(); // one that has our pipe would keep us waiting
    }, seconds * 1000);
    const stop = () => endGroup(child.pid);
    process.once('exit', stop);
    child.on('error', (error) => (output += error.message));
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      process.off('exit', stop);
      const how = late ? `took longer than ${seconds} s` : code === 0 ? undefined : `ended with ${signal ?? code}`;
      resolve({ ok: code === 0, how, output });
    });
  });
}

let ending = Promise.resolve();

/** Ends whatever the run's groups have started and removes the data folders that they made for it; nothing else. */
export const endLeftovers = () => (ending = ending.then(endMarked)); // who asks second waits for who began

async function endMarked() {
  for (let left = startedWith(mark); left.length > 0; left = startedWith(mark)) {
    await Promise.all(left.map((one) => end(one)));
    for (const folder of new Set(left.flatMap(({ environment }) => dataFolderIn(environment)))) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

/** One that a test made: the user's own is not among the temporary ones. */
function dataFolderIn(environment) {
  const folder = environment.find((line) => line.startsWith('LANGMOI_DATA='))?.slice('LANGMOI_DATA='.length);
  return folder && dirname(folder) === tmpdir() && folder !== process.env.LANGMOI_DATA ? [folder] : [];
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended already
  }
}

/** Counts what a group did and shows all that failed; a group that fails without a counted failure counts as one. */
export function countResults({ name, results }, { ok, how, output, seconds }) {
  const read = filesOf(results).map((file) => [file, parsed(file)]);
  const counts = { passed: 0, failed: 0 };
  for (const [file, result] of read) addUp(counts, result, file);
  if (!results && ok) counts.passed = 1;
  if (!ok) {
    counts.failed ||= 1;
    if (how.startsWith('took') || results === 'check.json' || !shown(read)) process.stdout.write(`${output}\n`);
    process.stdout.write(`${name} ${how}\n`);
  }
  process.stdout.write(
    `${counts.failed ? '✗' : '✓'} ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds.toFixed(0)} s)\n`,
  );
  return counts;
}

const shown = (read) => read.some(([, { testResults = [] }]) => testResults.some(({ status }) => status === 'failed'));

/** The files of results that are there: the one of that name, or those that the pattern names. */
function filesOf(results) {
  if (!results || !existsSync(resultsFolder)) return [];
  const isOne = typeof results === 'string' ? (file) => file === results : (file) => results.test(file);
  return readdirSync(resultsFolder, { recursive: true }).map(String).filter(isOne).sort();
}

function parsed(file) {
  try {
    return JSON.parse(readFileSync(join(resultsFolder, file), 'utf8'));
  } catch {
    return { numFailedTests: 1, testResults: [] };
  }
}

/** A test that was skipped has not passed: nothing is skipped for want of a part. */
export function addUp(counts, result, file, write = (text) => process.stdout.write(text)) {
  const sumOf = (...names) => names.reduce((sum, name) => sum + (result[name] ?? 0), 0);
  const skipped = sumOf('numPendingTests', 'numTodoTests');
  const failed = sumOf('numFailedTests', 'numRuntimeErrorTestSuites') + skipped;
  const passed = sumOf('numPassedTests');
  counts.passed += passed;
  counts.failed += failed;
  if (!failed || !result.testResults) return;
  write(`\n✗ ${file.replace(/\.json$/, '')}: ${passed} passed, ${failed} failed\n`);
  if (skipped) write(`  ${skipped} skipped\n`);
  for (const { status, message, name } of result.testResults) {
    if (status === 'failed') write(`${name.replace(`${root}/`, '')}\n${message}\n`);
  }
}
