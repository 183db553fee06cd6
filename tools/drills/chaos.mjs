import { setTimeout as sleep } from 'node:timers/promises';

const engines = ['postgres', 'kafka', 'temporal'];

/**
 * Kills parts of the product, by SIGKILL, at random but fairly: every part once, in a random order, engines twice as
 * often, then again. `due(count)` says when the next one may be killed; a part that is only coming back is spared.
 */
export class Chaos {
  kills = [];
  #bag = [];

  constructor({ product, random, wanted, due, apartMs = 2_000, say = () => undefined }) {
    Object.assign(this, { product, random, wanted, due, apartMs, say });
  }

  get over() {
    return this.kills.length >= this.wanted;
  }

  async run(stopped = () => false) {
    while (!this.over && !stopped()) {
      if (!this.due(this.kills.length) || !this.#killOne()) {
        await sleep(50);
        continue;
      }
      await sleep(this.apartMs * (0.5 + this.random.next()));
    }
  }

  #killOne() {
    const running = this.product.ready;
    if (!this.#bag.length) {
      this.#bag = this.random.shuffled(this.#victims(running.map(({ name }) => name)));
    }
    const index = this.#bag.findIndex((name) => running.some((one) => one.name === name));
    if (index < 0) return false;
    const [name] = this.#bag.splice(index, 1);
    const victim = running.find((one) => one.name === name);
    this.product.kill(victim);
    this.kills.push({ name, at: Date.now() });
    this.say(`${this.kills.length} of ${this.wanted} killed, now ${name}`);
    return true;
  }

  /** Where only few are killed, every engine is among them. */
  #victims(names) {
    const ours = this.random.shuffled(names.filter((name) => !engines.includes(name)));
    const few = this.wanted < names.length;
    return few ? [...engines, ...ours.slice(0, this.wanted - engines.length)] : [...engines, ...engines, ...ours];
  }

  /** How often each part was killed. */
  get byPart() {
    const counts = {};
    for (const { name } of this.kills) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  }
}
