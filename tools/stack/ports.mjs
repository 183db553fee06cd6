import { connect, createServer } from 'node:net';

/**
 * The same port, moved into the thousand that LANGMOI_PORTS names: whoever starts a second product beside others, such
 * as a drill, keeps its ports apart from theirs, also while a part of it is down.
 */
export function ownPort(port, env = process.env) {
  return env.LANGMOI_PORTS ? Number(env.LANGMOI_PORTS) + (port % 1000) : port;
}

/** `wanted` when it is free on this machine, else the next free one above it that is not in `taken`. */
export async function freePort(wanted, taken = new Set()) {
  for (let port = wanted; port < wanted + 200; port++) {
    if (!taken.has(port) && (await isFree(port))) {
      taken.add(port);
      return port;
    }
  }
  throw new Error(`no free port from ${wanted} to ${wanted + 199}`);
}

/** Any free port of the system's choice; for tests. */
export function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

export function isFree(port) {
  return answers(port).then(
    (answered) =>
      !answered &&
      new Promise((resolve) => {
        const server = createServer().once('error', () => resolve(false));
        server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
      }),
  );
}

/** Whether somebody listens on the port. */
export function answers(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const say = (answer) => (socket.destroy(), resolve(answer));
    socket
      .once('connect', () => say(true))
      .once('error', () => say(false))
      .once('timeout', () => say(false));
  });
}
