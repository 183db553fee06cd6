import { ApiProblem, call } from '../../api';
import { missingParts, partsOf, type OutgoingFile, type Progress } from '../../view/evidence';
import { forgetFile, keepFile, listKept } from './kept-files';
import { bindingOf, evidence } from './services';
import { evidencePart } from '@langmoi/contracts/evidence';

/** A file on its way, and how far it is. */
export interface Outgoing {
  readonly file: OutgoingFile;
  readonly progress: Progress;
}

/** What passes by itself, also when the session ran out: it goes on once the same person has signed in again. */
const passes = ({ status }: ApiProblem): boolean => status === 0 || status === 401 || status === 429 || status >= 500;

let shown: readonly Outgoing[] = [];
const listeners = new Set<() => void>();

export const outgoing = (): readonly Outgoing[] => shown;
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: readonly Outgoing[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

const progressOf = ({ file, refused }: OutgoingFile): Progress => ({
  ...{ state: refused === null ? 'queued' : 'refused', sent: 0, total: partsOf(file.size) },
});

function advance(id: string, change: Partial<Progress>): void {
  show(shown.map((one) => (one.file.id === id ? { ...one, progress: { ...one.progress, ...change } } : one)));
}

/** What the machine keeps, with how far each is; another tab may have added or finished some. */
export async function refresh(): Promise<void> {
  const kept = await listKept();
  const known = new Map(shown.map(({ file, progress }) => [file.id, progress]));
  show(
    kept.map((file) => ({
      file,
      progress: file.refused === null ? (known.get(file.id) ?? progressOf(file)) : progressOf(file),
    })),
  );
}

/** Kept before anything is sent. */
export async function enqueue(files: readonly OutgoingFile[]): Promise<void> {
  for (const file of files) await keepFile(file);
  notBefore = 0;
  await refresh();
}

export async function discard(id: string): Promise<void> {
  await forgetFile(id);
  await refresh();
}

let underWay = false;
/** However many look on, a line that is away is tried every few seconds. */
let notBefore = 0;
const pause = 4_000;

/** Sends what waits of this person, file after file; `added` after each that was taken. Stops where the line is away. */
export async function deliver(userId: string, added: () => Promise<void>): Promise<void> {
  if (underWay || Date.now() < notBefore) return;
  underWay = true;
  try {
    await refresh();
    for (let next = nextOf(userId); next; next = nextOf(userId)) {
      if (!(await sent(next))) {
        notBefore = Date.now() + pause;
        return;
      }
      await added();
    }
  } finally {
    underWay = false;
  }
}

const nextOf = (userId: string): OutgoingFile | undefined =>
  shown.find(({ file }) => file.userId === userId && file.refused === null)?.file;

/** True when it was taken or refused; false while it has to wait. */
async function sent(file: OutgoingFile): Promise<boolean> {
  try {
    await bound(file).catch(async (problem: unknown) => {
      if (!(problem instanceof ApiProblem) || problem.type !== '/problems/evidence-incomplete') throw problem;
      await sendParts(file);
      await bound(file);
    });
    await discard(file.id);
    return true;
  } catch (problem) {
    if (!(problem instanceof ApiProblem)) throw problem;
    if (passes(problem)) {
      advance(file.id, { state: 'waiting' });
      return false;
    }
    const [error] = problem.errors;
    await keepFile({ ...file, refused: error?.detail ?? problem.type });
    await refresh();
    return true;
  }
}

/** Asked for first: if the answer of before was lost, it comes now, and nothing travels twice. */
function bound(file: OutgoingFile): Promise<unknown> {
  const { id: uploadId, key, whose, binding } = file;
  const { route, input } = bindingOf(whose, { ...binding, uploadId, parts: partsOf(file.file.size) });
  return call(route, input, { key });
}

async function sendParts({ id, file }: OutgoingFile): Promise<void> {
  const params = { uploadId: id };
  const { parts } = await call(evidence.viewEvidenceUpload, { params });
  let there = parts.length;
  advance(id, { state: 'sending', sent: there });
  for (const no of missingParts(file.size, parts)) {
    const part = new File([file.slice(no * evidencePart, (no + 1) * evidencePart)], 'part');
    await call(evidence.sendEvidencePart, { params, body: { no }, file: part } as never);
    advance(id, { sent: ++there });
  }
  advance(id, { state: 'checking' });
}
