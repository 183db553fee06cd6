// What happened before the demo's first day, 01/7/2020, so that every role finds work on it. All of it goes through the
// public API and the real workflows; all of it is "số liệu diễn tập".
import { Province, plusDays } from './demo/province.mjs';
import { Walk } from './demo/walk.mjs';

/** Communes whose dossiers are past submission, with the stage they wait at. */
const ahead = [
  { name: 'Lương Hòa', waits: 'confirmations' },
  { name: 'An Phú Tân', waits: 'district-review' },
  { name: 'Hưng Mỹ', waits: 'front-poll' },
  { name: 'Ninh Thới', waits: 'council' },
  { name: 'Thạnh Phú', waits: 'decision' },
];
/** They have asked to register and wait for their district's answer. */
const asking = ['Mỹ Chánh', 'Song Lộc', 'Dân Thành'];

const APRIL = '2020-04-01';
const PUBLISHED = '2020-04-22';
const JUNE = '2020-06-15';
const LATE_JUNE = '2020-06-24';
const FIRST_DAY = '2020-07-01';

export async function run({ webUrl, say = () => undefined }) {
  const province = await new Province(webUrl).open();
  if (province.today >= FIRST_DAY) return;
  say(`${APRIL}: ${ahead.length} communes register and assess themselves`);
  const walks = await atOnce(ahead, async ({ name, waits }) => {
    const walk = await Walk.register(province.cast, province.entry(name));
    await walk.accept();
    await walk.selfAssess(APRIL);
    return { walk, waits };
  });
  await province.moveTo(PUBLISHED);
  say(`${PUBLISHED}: published long enough; meetings vote, dossiers are submitted`);
  await atOnce(walks, ({ walk }) => untilSubmitted(walk));
  await province.moveTo(JUNE);
  say(`${JUNE}: the other registered communes`);
  const waiting = province.entries.filter(
    ({ name }) => !asking.includes(name) && !ahead.some((one) => one.name === name),
  );
  await atOnce(waiting, async (entry) => (await Walk.register(province.cast, entry)).accept());
  await atOnce(walks, ({ walk, waits }) => onward(walk, waits));
  await province.moveTo(LATE_JUNE);
  say(`${LATE_JUNE}: confirmations and the council`);
  await atOnce(walks, ({ walk, waits }) => further(province, walk, waits));
  await province.moveTo(plusDays(FIRST_DAY, -2));
  await atOnce(asking, (name) => Walk.register(province.cast, province.entry(name)));
  await province.moveTo(FIRST_DAY);
  say(`${FIRST_DAY}: the demo begins`);
}

async function untilSubmitted(walk) {
  await walk.until('commune-vote');
  await walk.vote('commune', PUBLISHED);
  await walk.submit();
}

async function onward(walk, waits) {
  if (waits === 'district-review') return;
  await walk.forward();
  if (waits === 'front-poll') return;
  await walk.poll(JUNE);
}

async function further(province, walk, waits) {
  if (['district-review', 'front-poll'].includes(waits)) return;
  await walk.vote('district', LATE_JUNE);
  if (waits === 'confirmations') return void (await walk.confirm('so.y-te'));
  await walk.confirmAll(province.departments);
  await walk.convene(LATE_JUNE);
  if (waits === 'council') return walk.ballots([1, 2, 3]);
  await walk.ballots([1, 2, 3, 4, 5, 6, 7, 8]); // number 9 is at home in Thạnh Phú and stands aside
  await walk.closeMeeting();
}

/** A few at a time: two cores carry no more. */
async function atOnce(items, work, width = 4) {
  const results = new Array(items.length);
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
