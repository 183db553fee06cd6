/**
 * Users may be asked to come again (503 with Retry-After) and see nothing else. `kinds`: whose commands alone may be
 * asked so; `connections`: the gateway itself may be away for a moment.
 */
export function whatUsersSaw(verdict, { answers, faults }, { kinds, connections = true } = {}) {
  const { failures } = answers;
  verdict.figure('answers that asked to come again', failures.length);
  verdict.figure('which', kindsOf(failures));
  verdict.figure('acknowledged within ms, p50 / p99 / longest', latenciesOf(answers));
  verdict.check('no command was refused', !faults.length, faults.slice(0, 5).map(String).join('; '));
  const honest = ({ status, retryAfter }) => status === 503 && Number(retryAfter) > 0;
  const odd = failures.filter((failure) => !(honest(failure) || (connections && failure.error)));
  verdict.check(
    'users saw nothing but 503 with Retry-After',
    !odd.length,
    `${odd.length}: ${JSON.stringify(odd.slice(0, 3))}`,
  );
  if (!kinds) return;
  const others = failures.filter(({ kind }) => !kinds.includes(kind));
  const whose = kinds.length ? `only ${kinds.join(', ')} asked to come again` : 'nobody was asked to come again';
  verdict.check(whose, !others.length, `${others.length}: ${JSON.stringify(others.slice(0, 3))}`);
}

export const latenciesOf = (answers) => [0.5, 0.99, 1].map((share) => answers.percentile(share)).join(' / ');

/** How many of each: `recognition 503`, `criteria ECONNREFUSED`. */
function kindsOf(failures) {
  const counts = {};
  for (const { kind, status, type, error } of failures) {
    const name = `${kind} ${error ?? status}${status && status !== 503 ? ` ${type}` : ''}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
