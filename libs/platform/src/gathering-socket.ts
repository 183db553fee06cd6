import { Socket } from 'node:net';

type Done = (error?: Error | null) => void;

/**
 * A connection whose writes of one turn leave together. Statements that are not waited for one by one are a message
 * each, and a message by itself is a system call here and a wake-up there: together they cost more than most of our
 * statements take to run.
 */
export class GatheringSocket extends Socket {
  private gathering = false;

  override write(chunk: Uint8Array | string, how?: BufferEncoding | Done, done?: Done): boolean {
    if (!this.gathering) {
      this.gathering = true;
      this.cork();
      process.nextTick(() => {
        this.gathering = false;
        this.uncork();
      });
    }
    return typeof how === 'string' ? super.write(String(chunk), how, done) : super.write(chunk, how ?? done);
  }
}
