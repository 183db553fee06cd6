import { createServer } from 'node:http';
import { Front } from './front.mjs';

const open = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

function serve(server, port = 0) {
  open.push(server);
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server.address().port)));
}

async function aFront() {
  const probe = createServer();
  const port = await serve(probe);
  await new Promise((resolve) => probe.close(resolve));
  const parts = [{ name: 'kafka', title: 'Kafka', state: 'working', detail: '</script>', startedInMs: null }];
  const front = new Front(() => ({ parts, ready: false }));
  await front.listen(port);
  open.push(front);
  return { front, url: `http://127.0.0.1:${port}` };
}

describe('The web address during a start', () => {
  it('answers every page with the progress and needs nothing from elsewhere', async () => {
    const { url } = await aFront();
    const response = await fetch(`${url}/dossiers/1`);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).toContain('Làng Mới');
    expect(html).not.toMatch(/(src|href)=|https?:\/\/(?!www\.w3\.org)/);
    expect(html.match(/<\/script>/g)).toHaveLength(1);
  });

  it('refuses the api until the product is there, with the time to try again', async () => {
    const { url } = await aFront();
    const response = await fetch(`${url}/api/directory/provinces`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect(await response.json()).toMatchObject({ type: '/problems/starting', status: 503 });
  });

  it('hands every connection to the gateway once the product is ready', async () => {
    const { front, url } = await aFront();
    await fetch(url);
    const port = await serve(createServer((request, response) => response.end(`product ${request.url}`)));
    front.openTo(port);
    expect(await (await fetch(`${url}/roles`)).text()).toBe('product /roles');
  });
});
