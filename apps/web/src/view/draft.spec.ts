import type { CommuneCriteriaView } from '@langmoi/contracts/criteria';
import { firstResults, movedOn, readKept, resultsList, tallyOf } from './draft';

type View = Pick<CommuneCriteriaView, 'set' | 'current' | 'draft'>;

const criterion = (no: number) => ({ no, title: null, group: null, confidence: 'read', leads: [], indicators: [] });

function aView(draft: View['draft']['results'] = []): View {
  return {
    set: { criteria: [1, 2, 3].map(criterion) } as unknown as View['set'],
    current: { results: [{ criterion: 1, state: 'achieved' }] } as unknown as View['current'],
    draft: { communeId: 'c', tier: 'NTM', criteriaSet: 's', revision: 4, results: draft, savedAt: null },
  };
}

describe('the editor of a self-assessment', () => {
  it('opens with the newest version when nothing was drafted, and names every criterion', () => {
    expect(resultsList(firstResults(aView(), null))).toEqual([
      { criterion: 1, state: 'achieved' },
      { criterion: 2, state: 'noData' },
      { criterion: 3, state: 'noData' },
    ]);
  });

  it('prefers the draft, and what this machine kept even more', () => {
    const drafted = aView([{ criterion: 2, state: 'missing' }]);
    expect(firstResults(drafted, null)[2]?.state).toBe('missing');
    const kept = { revision: 4, results: [{ criterion: 2, state: 'achieved' as const }] };
    expect(firstResults(drafted, kept)[2]?.state).toBe('achieved');
  });

  it('counts what is met and lists what is not', () => {
    const results = firstResults(
      aView([
        { criterion: 1, state: 'achieved' },
        { criterion: 3, state: 'missing' },
      ]),
      null,
    );
    expect(tallyOf(results)).toEqual({ met: 1, total: 3, missing: [2, 3] });
  });

  it('sends no empty notes', () => {
    const results = firstResults(aView([{ criterion: 1, state: 'missing', note: '  ' }]), null);
    expect(resultsList(results)[0]).toEqual({ criterion: 1, state: 'missing' });
  });
});

describe('what this machine keeps', () => {
  it('is read back as it was written', () => {
    const kept = { revision: 2, results: [{ criterion: 1, state: 'missing' as const, note: 'thiếu trường' }] };
    expect(readKept(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([null, '', '{', '[]', '{"revision":"2","results":[]}', '{"revision":2,"results":[1]}'])(
    'counts %p as nothing kept',
    (text) => {
      expect(readKept(text)).toBeNull();
    },
  );

  it('is behind when somebody else saved in between', () => {
    expect(movedOn({ revision: 3, results: [] }, { revision: 4 })).toBe(true);
    expect(movedOn({ revision: 4, results: [] }, { revision: 4 })).toBe(false);
  });
});
