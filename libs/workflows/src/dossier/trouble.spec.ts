import { ApplicationFailure } from '@temporalio/common';
import { anAct, pathOf2540 } from '../../test/a-world';
import { aDrivenDossier } from '../../test/driven';
import type { DossierActivities, Recorded } from './activities';
import { dateMoved } from './contract';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const dossier = aDrivenDossier();

describe('the world’s clock', () => {
  it('reminds and elapses at midnight in Vietnam', async () => {
    await dossier.begin({ clock: 'world' });
    await dossier.performAll(pathOf2540.toPublication); // entered on 01 July at 09:00, due 21 July
    await dossier.run.skip(16 * DAY + 15 * 60 * MINUTE - 1);
    expect(dossier.world.notices).toEqual([]);
    await dossier.run.skip(1);
    expect(dossier.world.notices).toEqual(['reminder publication 1 on 2020-07-18 to peoplesCommittee']);
    await dossier.run.skip(4 * DAY - 1);
    expect(await dossier.where()).toBe('publication 1');
    await dossier.run.skip(1);
    expect(await dossier.where()).toBe('commune-vote 1');
  });

  it('is not moved by a demo’s date', async () => {
    await dossier.begin({ clock: 'world' });
    await dossier.run.signal(dateMoved, '2020-12-31');
    expect(dossier.world.notices).toEqual([]);
    expect((await dossier.state()).today).toBe('2020-07-01');
  });
});

describe('what goes wrong around it', () => {
  it.each<[string, DossierActivities['notify']]>([
    ['is refused', () => Promise.reject(ApplicationFailure.nonRetryable('No address', 'Problem'))],
    ['never returns', () => new Promise(() => undefined)],
  ])('moves on at the limit although the notice %s', async (_, notify) => {
    await dossier.begin({ over: { notify } });
    await dossier.performAll(pathOf2540.toPublication);
    await dossier.moveTo('2020-07-22');
    expect(await dossier.where()).toBe('commune-vote 1');
  });

  it('ends although its last notice never comes back', async () => {
    await dossier.begin({ over: { notify: () => new Promise(() => undefined) } });
    await dossier.moveTo('2020-07-09');
    await dossier.perform(anAct('outcome', 'registration', { outcome: 'refuse' }));
    await dossier.run.skip(MINUTE);
    expect(dossier.run.result).toBe('refused');
  });

  it('does not end when its own step is refused, but says so and tries again', async () => {
    let refusals = 1;
    const enterStage: DossierActivities['enterStage'] = (entry) => {
      if (entry.stage === 'self-assessment' && refusals-- > 0) {
        return Promise.reject(ApplicationFailure.nonRetryable('No such dossier', 'Problem'));
      }
      return dossier.world.enterStage(entry);
    };
    await dossier.begin({ over: { enterStage } });
    expect(await dossier.perform(anAct('outcome', 'registration', { outcome: 'accept' }))).toBeUndefined(); // not answered yet
    expect(await dossier.details()).toContain('Đang vướng');
    await dossier.run.skip(MINUTE);
    expect(await dossier.where()).toBe('self-assessment 1');
  });

  it('lets one act end a stage and refuses the second while the first is under way', async () => {
    const recordAct = () => new Promise<Recorded>(() => undefined);
    await dossier.begin({ over: { recordAct } });
    await dossier.perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    expect(await dossier.refusalOf(anAct('outcome', 'registration', { outcome: 'refuse' }))).toMatchObject({
      type: '/problems/wrong-stage',
    });
  });

  it('holds the limit until what was accepted in time is recorded', async () => {
    await dossier.begin({ over: { recordAct: () => new Promise<Recorded>(() => undefined) } });
    await dossier.perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    await dossier.moveTo('2020-07-09');
    expect(dossier.world.notices.filter((notice) => notice.startsWith('escalation'))).toEqual([]);
  });
});
