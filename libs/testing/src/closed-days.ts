import { FiguresClosed, FiguresOpened } from '@langmoi/contracts/figure-closings';
import { randomUUID } from 'node:crypto';
import { anEvent } from './events';
import type { Place } from './place';
import { refusalIn } from './refusals';
import type { ServiceUnderTest } from './service';

type Answer = Awaited<ReturnType<ServiceUnderTest['command']>>;

interface ClosedDays {
  readonly service: () => ServiceUnderTest;
  /** A demo on 01/7/2020 of its own, of which nothing is said yet, with the law that a record needs. */
  readonly aPlace: () => Promise<Place>;
  /** By what is done: where its day stands in the request, what is there before, and how it is done once. */
  readonly says: Readonly<Record<string, Saying>>;
}

interface Saying {
  readonly pointer: string;
  readonly prepare?: (place: Place, on: string) => Promise<unknown>;
  readonly say: (place: Place, on: string) => Promise<Answer>;
}

const days = { long: '2020-03-31', last: '2020-04-30', after: '2020-05-01' };
const paper = { document: 'Báo cáo 25/BC-BCĐ (diễn tập)', date: '2020-06-20', line: null };
const about = { role: 'coordinationOffice', capacity: 'own', knownOn: '2020-06-21', rehearsal: true } as const;

/** A closing of the place's days up to one, and what criteria tells a service of it. */
export function toldClosing(service: ServiceUnderTest, { provinceId }: Place, until: string) {
  const subject = randomUUID();
  const of = { provinceid: provinceId, subject };
  const told = { closingId: subject, until, ...about };
  const closed = { ...anEvent(FiguresClosed, { ...told, paper }, of), aggregateversion: 1 };
  const opened = { ...anEvent(FiguresOpened, { ...told, reason: 'nhầm' }, of), aggregateversion: 2 };
  return {
    close: () => service.deliver(FiguresClosed, closed),
    open: () => service.deliver(FiguresOpened, opened),
  };
}

/** The cases that every service that keeps facts of days is held to, once criteria has told it of a closing. */
export function itKeepsClosedDays({ service, aPlace, says }: ClosedDays): void {
  const aClosing = (place: Place, until = days.last) => toldClosing(service(), place, until);
  const refusedAt = (pointer: string) => `409 figures-closed at ${pointer}`;

  describe.each(Object.entries(says))('In closed time, %s', (_, { pointer, prepare, say }) => {
    const prepared = async (on: string = days.last) => {
      const place = await aPlace();
      await prepare?.(place, on);
      return place;
    };

    it.each([days.long, days.last])('is refused of %s, with day, paper, office and place', async (on) => {
      const place = await prepared(on);
      await aClosing(place).close();
      const refused = await say(place, on);
      expect(refusalIn(refused)).toBe(refusedAt(pointer));
      expect(refused.body).toMatchObject({
        closedUntil: days.last,
        closed: { role: 'coordinationOffice', knownOn: '2020-06-21', paper },
      });
    });

    it('is taken of the day after', async () => {
      const place = await prepared(days.after);
      await aClosing(place).close();
      expect((await say(place, days.after)).status).toBeLessThan(300);
    });

    it('is taken once the closing is opened', async () => {
      const place = await prepared();
      const { close, open } = aClosing(place);
      await close();
      expect(refusalIn(await say(place, days.last))).toBe(refusedAt(pointer));
      await open();
      expect((await say(place, days.last)).status).toBeLessThan(300);
    });

    it('is taken in another province', async () => {
      const [place, elsewhere] = [await aPlace(), await prepared()];
      await aClosing(place).close();
      expect((await say(elsewhere, days.last)).status).toBeLessThan(300);
    });
  });

  describe('What criteria tells of closings', () => {
    const [{ pointer, prepare, say }] = Object.values(says) as [Saying];

    it('counts once, and its newest word alone, however often and late the others come', async () => {
      const place = await aPlace();
      await prepare?.(place, days.last);
      const { close, open } = aClosing(place);
      await close();
      await close();
      expect(refusalIn(await say(place, days.last))).toBe(refusedAt(pointer));
      await open();
      await open();
      await close();
      expect((await say(place, days.last)).status).toBeLessThan(300);
    });

    it('leaves closed what an earlier closing closed, in whichever order the two come', async () => {
      const place = await aPlace();
      await prepare?.(place, days.last);
      const [first, second] = [aClosing(place, days.long), aClosing(place)];
      await second.close();
      await first.close();
      await second.open();
      expect(refusalIn(await say(place, days.long))).toBe(refusedAt(pointer));
      expect((await say(place, days.last)).status).toBeLessThan(300);
    });
  });
}
