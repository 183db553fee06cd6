import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';
import { page } from './page.mjs';

/**
 * The one web address from the first second to the last: until `openTo(port)` it answers with the progress of the
 * start, afterwards it hands every connection to the gateway untouched.
 */
export class Front {
  #gateway;
  #waiting;
  #server;
  #sockets = new Set();

  constructor(snapshot) {
    this.#waiting = createHttpServer((request, response) => answer(request, response, snapshot()));
    this.#server = createServer((socket) => this.#take(socket));
  }

  listen(port) {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject).listen(port, '127.0.0.1', () => resolve());
    });
  }

  openTo(port) {
    this.#gateway = port;
  }

  closeAgain() {
    this.#gateway = undefined;
  }

  close() {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #take(socket) {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy());
    if (!this.#gateway) {
      this.#waiting.emit('connection', socket);
      return;
    }
    socket.setNoDelay(true);
    const onward = connect({ port: this.#gateway, host: '127.0.0.1', noDelay: true });
    onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  }
}

/** Every connection ends with its answer, so that the next request meets the product once it is there. */
function answer(request, response, snapshot) {
  const headers = { connection: 'close', 'cache-control': 'no-store' };
  if (request.url === '/langmoi-start.json') {
    response.writeHead(200, { ...headers, 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(snapshot));
  } else if (request.url?.startsWith('/api')) {
    const problem = { type: '/problems/starting', title: 'Làng Mới đang khởi động', status: 503 };
    response.writeHead(503, {
      ...headers,
      'retry-after': '2',
      'content-type': 'application/problem+json; charset=utf-8',
    });
    response.end(JSON.stringify(problem));
  } else {
    response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' });
    response.end(page(snapshot));
  }
}
