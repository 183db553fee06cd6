import { setTimeout as sleep } from 'node:timers/promises';
import { Answers, Refused } from './office.mjs';
import { AssessingDesk, DossierDesk, RecordingDesk } from './desks.mjs';

/** All desks of a drill's province. `share` of the communes have dossiers, the others assess themselves. */
export class Workload {
  answers = new Answers();
  /** Commands that were refused although nothing but an outage could stand in their way. */
  faults = [];
  commands = 0;

  constructor({ product, random, lanes = 12, acts = 0.25, word = 'dt' }) {
    Object.assign(this, { product, random, lanes, acts });
    const { communes, offices } = product;
    const half = Math.ceil(communes.length / 2);
    this.dossierDesks = communes.slice(0, half).map((commune) => new DossierDesk(offices, commune));
    this.assessingDesks = communes.slice(half).map((commune) => new AssessingDesk(offices, commune));
    this.recordingDesks = recordingDesksOf(product, word);
    this.idle = new Set([...this.dossierDesks, ...this.assessingDesks, ...this.recordingDesks]);
  }

  /** A drill counts its own answers; what was done before stays done. */
  begin() {
    this.answers = new Answers();
    this.faults = [];
  }

  get dossiers() {
    return this.dossierDesks.flatMap((desk) => desk.dossiers.map((dossier) => ({ desk, dossier })));
  }

  /** Ids of acknowledged records by service. */
  acknowledged(service) {
    const desks = this.recordingDesks.filter((desk) => desk.path.startsWith(`/${service}/`));
    const assessing = [...this.assessingDesks, ...this.dossierDesks.map((desk) => desk.assessing)];
    return (service === 'criteria' ? assessing : desks).flatMap((desk) => desk.done);
  }

  /** Lanes give commands until `enough()`; `mayGo()` false holds them back. A fault ends no lane: it is counted. */
  async run({ enough, mayGo = () => true, records = true, acts = true, how }) {
    const lane = async () => {
      while (!enough()) {
        if (!mayGo()) {
          await sleep(50);
          continue;
        }
        const desk = this.#next({ records, acts });
        if (!desk) {
          await sleep(20);
          continue;
        }
        this.commands++;
        await desk.turn(this.answers, this.random, how).catch((error) => this.#fault(error));
        this.idle.add(desk);
      }
    };
    await Promise.all(Array.from({ length: this.lanes }, lane));
  }

  /** Every desk of dossiers has one that is published: from here on none waits for news of another service. */
  async publishAll() {
    const ready = (desk) => desk.dossiers.some(({ stage }) => stage === 'publication');
    await this.each(
      this.dossierDesks.filter((desk) => !ready(desk)),
      async (desk) => {
        while (!ready(desk)) await desk.turn(this.answers, this.random);
      },
    );
  }

  /** As many open dossiers as this, each with a run of its own. */
  async openDossiers(count) {
    const missing = Math.max(0, count - this.dossiers.length);
    const desks = this.dossierDesks;
    const shares = desks.map((desk, index) => ({ desk, more: Math.ceil((missing - index) / desks.length) }));
    await this.each(shares, async ({ desk, more }) => {
      for (let left = more; left > 0; left--) await desk.register(this.answers);
    });
  }

  /** One lane's work after the other on all of these, in as many lanes as the workload has. */
  async each(items, work) {
    const left = [...items];
    const lane = async () => {
      for (let item = left.shift(); item; item = left.shift()) {
        await work(item).catch((error) => this.#fault(error));
      }
    };
    await Promise.all(Array.from({ length: this.lanes }, lane));
  }

  #fault(error) {
    if (!(error instanceof Refused)) throw error;
    this.faults.push(error);
  }

  /** A desk that is free just now; none of them twice at a time. */
  #next({ records, acts }) {
    const wantsActs = acts && (!records || this.random.next() < this.acts);
    const recording = records && !wantsActs && this.recordingDesks.length && this.random.next() < 0.4;
    const kinds = wantsActs ? this.dossierDesks : recording ? this.recordingDesks : this.assessingDesks;
    const free = kinds.filter((desk) => this.idle.has(desk));
    const desk = free.length ? this.random.pick(free) : undefined;
    if (desk) this.idle.delete(desk);
    return desk;
  }
}

/** Lines of the three services that record facts, where the product has them. */
function recordingDesksOf({ owners, offices, province, communes, laws }, word) {
  const desk = (account, path, body, approver) => new RecordingDesk(offices, { account, path, body, approver });
  const desks = [];
  if (owners.includes('funding')) {
    for (const source of ['credit', 'enterprise', 'community', 'integrated']) {
      const path = `/funding/years/2020/programmes/newRural/sources/${source}/mobilised/records`;
      const sum = (number) => ({ amount: String(number), planned: null });
      desks.push(desk(`${word}.tai-chinh`, path, sum, `${word}.tai-chinh.truong`));
    }
  }
  if (owners.includes('poverty')) {
    for (const policy of laws.policies.slice(0, 4)) {
      const path = `/poverty/years/2020/policies/${policy}/planned/records`;
      desks.push(desk(`${word}.giam-ngheo`, path, (number) => ({ count: number, amount: String(number) })));
    }
  }
  if (owners.includes('culture')) {
    for (const { id } of communes.slice(0, 4)) {
      const path = `/culture/units/${id}/titles/${laws.titles[0]}/records`;
      desks.push(desk(`${word}.van-hoa`, path, (number) => ({ holders: number, universe: number + 1 })));
    }
  }
  return province ? desks : [];
}
