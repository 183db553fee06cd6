import { startOf } from '../stack/processes.mjs';
import { statusOf } from './status.mjs';

const here = { pid: process.pid, started: startOf(process.pid) };

describe('What status says', () => {
  it('has the same shape when nothing runs', () => {
    expect(statusOf(undefined)).toEqual({
      ready: false,
      urls: { web: null, api: null, temporalUi: null, apiDocs: null },
      parts: [],
    });
  });

  it('lists processes with their memory, and entries that share one without', () => {
    const status = statusOf({
      supervisor: here,
      ready: true,
      urls: {},
      processes: [{ name: 'services', ...here }],
      parts: [{ name: 'services', state: 'ready', startedInMs: 900 }],
      entries: [{ name: 'gateway/main', state: 'ready', pid: process.pid, startedInMs: 400 }],
    });
    const [, services, gateway] = status.parts;
    expect(services).toMatchObject({ name: 'services', state: 'running', pid: process.pid, startedInMs: 900 });
    expect(services.rssMb).toBeGreaterThan(10);
    expect(gateway).toEqual({ name: 'gateway/main', state: 'ready', pid: process.pid, rssMb: null, startedInMs: 400 });
  });

  it('does not take another process with the same pid for ours', () => {
    const gone = { name: 'kafka', pid: process.pid, started: '1' };
    const run = { supervisor: here, ready: true, urls: {}, processes: [gone], parts: [], entries: [] };
    expect(statusOf(run).parts[1]).toMatchObject({ name: 'kafka', state: 'ended' });
  });
});
