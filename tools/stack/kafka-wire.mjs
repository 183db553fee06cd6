import { connect } from 'node:net';

/**
 * Just enough of Kafka's protocol to ask whether the group and transaction coordinators have loaded, before any client
 * asks: a client that comes too early logs "coordinator is loading" as an error at the user.
 */
export async function coordinatorsReady(port) {
  for (const type of [0, 1]) {
    const found = await ask(port, { api: 10, version: 1, body: Buffer.concat([text('langmoi'), Buffer.from([type])]) });
    if (found.readInt16BE(4) !== 0) return false; // throttle, then the error code
  }
  const offsets = await ask(port, { api: 9, version: 2, body: Buffer.concat([text('langmoi'), int32(-1)]) });
  return offsets.readInt16BE(offsets.length - 2) === 0; // 14 = coordinator load in progress
}

function ask(port, { api, version, body }) {
  const header = Buffer.alloc(8);
  header.writeInt16BE(api, 0);
  header.writeInt16BE(version, 2);
  header.writeInt32BE(1, 4);
  const request = Buffer.concat([header, text('langmoi'), body]);
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 5000 });
    let answer = Buffer.alloc(0);
    socket.on('connect', () => socket.write(Buffer.concat([int32(request.length), request])));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length < 4 || answer.length < 4 + answer.readInt32BE(0)) return;
      socket.destroy();
      resolve(answer.subarray(8, 4 + answer.readInt32BE(0)));
    });
    socket.on('timeout', () => socket.destroy(new Error('Kafka does not answer')));
    socket.on('error', reject).on('close', () => reject(new Error('Kafka closed the connection')));
  });
}

function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function text(value) {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(2);
  length.writeInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
