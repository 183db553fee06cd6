import { events } from '@langmoi/contracts/events';
import { AccountDescribed } from '@langmoi/contracts/officers';
import { eventually } from '../src/api';
import { product } from '../src/config';
import { EventContract, recordedEnds, recordedEvents, type Recorded } from '../src/events';
import { isPoison } from '../src/poison';

/** Everything that was said on Kafka while the journeys ran. */
describe('The events of all journeys', () => {
  const contract = new EventContract();
  let recorded: Recorded[];

  beforeAll(async () => {
    let before = -1;
    recorded = await eventually('the topics are quiet', () => {
      const now = recordedEvents(product().eventsFile).filter(({ event }) => !isPoison(event));
      const quiet = now.length > 0 && now.length === before;
      before = now.length;
      return Promise.resolve(quiet && now);
    });
  });

  it('were all as the AsyncAPI file says', () => {
    expect(recorded.length).toBeGreaterThan(500);
    expect(recorded.flatMap((one) => contract.faultsOf(one))).toEqual([]);
  });

  it('were of every type that the file promises', () => {
    expect(contract.types).toEqual(events.map(({ type }) => type).sort());
    expect([...new Set(recorded.map(({ event }) => event.type))].sort()).toEqual(contract.types);
  });

  it('carry no name of an officer and no choice of a ballot', () => {
    const said = (events: readonly Recorded[]) => events.map(({ event }) => JSON.stringify(event)).join('\n');
    const isAccount = ({ event }: Recorded) => event.type === AccountDescribed.type; // sign-in names travel here alone
    expect(said(recorded)).not.toMatch(/Cán bộ NTM|"choice"/);
    expect(said(recorded.filter((one) => !isAccount(one)))).not.toMatch(/hoi-dong\./);
  });

  it('number what they tell of each subject from one on, without a gap', () => {
    const told = new Map<string, number[]>();
    const once = new Map(recorded.map((one) => [one.event.id, one])); // a relay may send an event twice, never in between
    for (const { topic, event } of once.values()) {
      const key = `${topic} ${event.subject}`;
      told.set(key, [...(told.get(key) ?? []), event.aggregateversion ?? NaN]);
    }
    const ends = new Set(
      recordedEnds(product().eventsFile).map(
        ({ topic, event }) => `${topic} ${event.subject} ${event.aggregateversion}`,
      ),
    );
    for (const [key, versions] of told) {
      let next = 0;
      const expected = versions.map(() => {
        do next++;
        while (ends.has(`${key} ${next}`)); // its end took that number
        return next;
      });
      expect([key, versions]).toEqual([key, expected]);
    }
  });

  it('tell the life of a recognised dossier in order', () => {
    const closed = recorded.find(({ event }) => event.data['end'] === 'recognised');
    const life = recorded.filter(({ event }) => event.subject === closed?.event.subject).map(({ event }) => event.type);
    expect(life[0]).toBe('recognition.dossier.registered');
    expect(life.at(-1)).toBe('recognition.dossier.closed');
    expect(life).toContain('recognition.dossier.decision-issued');
  });
});
