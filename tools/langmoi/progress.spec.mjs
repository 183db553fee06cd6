import { lineOf, Printer, Progress } from './progress.mjs';

function watched(now = () => 0) {
  const lines = [];
  const progress = new Progress();
  const printer = new Printer((line) => lines.push(line), now);
  progress.on('change', (part) => printer.show([part]));
  progress.expect('kafka', 'Kafka');
  return { progress, lines };
}

describe('Progress of a start', () => {
  it('says a part once when it is ready, with its seconds and where it is', async () => {
    const { progress, lines } = watched();
    await progress.work('kafka', async () => ({ detail: '127.0.0.1:9392' }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^✓ Kafka +\d+\.\d s {2}127\.0\.0\.1:9392$/);
  });

  it('tells of a long download at most every five seconds', async () => {
    let at = 0;
    const { progress, lines } = watched(() => at);
    await progress.work('kafka', async (report) => {
      for (at = 5000; at < 15_000; at += 1000) report(`fetching ${at / 1000} of about 43 MB`);
    });
    expect(lines.filter((line) => line.startsWith('…'))).toHaveLength(2);
  });

  it('keeps the whole reason of a part that failed', async () => {
    const { progress, lines } = watched();
    const fails = async () => {
      throw new Error('Kafka ended with 1:\nno space left');
    };
    await expect(progress.work('kafka', fails)).rejects.toThrow('no space left');
    expect(lines[0]).toContain('no space left');
    expect(progress.of('kafka').state).toBe('failed');
  });

  it('shows only the first line of what went well', () => {
    expect(lineOf({ title: 'build', state: 'ready', detail: 'one\ntwo', startedInMs: 1234 })).toMatch(/1\.2 s {2}one$/);
  });
});
