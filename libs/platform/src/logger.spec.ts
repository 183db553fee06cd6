import { createLogger } from './logger';

function linesOf(use: (log: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  use(createLogger({ service: 'spec', process: 'api' }, { write: (line: string) => void lines.push(line) }));
  return lines;
}

it('writes one JSON line with who, when and the ids', () => {
  const [line = ''] = linesOf((log) => log.info({ traceId: 't1', status: 200, ms: 3 }, 'request'));
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: expect.stringMatching(/Z$/),
    service: 'spec',
    process: 'api',
    traceId: 't1',
    status: 200,
    ms: 3,
    msg: 'request',
  });
});

it('drops names and figures of people, wherever somebody passes them', () => {
  const household = { name: 'Nguyễn Thị Bảy', income: 700_000, members: [{ name: 'Sơn Thị Út' }] };
  const detail = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (name)=(Nguyễn Thị Bảy)' });
  const text = linesOf((log) => {
    log.info({ userId: 'u1', household, ...household, body: household }, 'request');
    log.error({ err: new Error('outer', { cause: detail }), request: household }, 'a bug');
  }).join('');
  expect(text).toContain('23505');
  for (const secret of ['Nguyễn', 'Sơn', '700000']) expect(text).not.toContain(secret);
});
