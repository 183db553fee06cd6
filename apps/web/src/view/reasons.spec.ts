import { reasonErrors, reasonsOf } from './reasons';

const empty = { criterion: '', text: '' };

describe('the reasons of an outcome', () => {
  it('are sent with their criterion, and empty rows are not', () => {
    expect(reasonsOf([{ criterion: '5', text: ' thiếu phòng học ' }, empty])).toEqual([
      { criterion: 5, text: 'thiếu phòng học' },
    ]);
  });

  it('need a criterion each where the step asks per criterion', () => {
    expect(reasonErrors({ reasons: 'perCriterion' }, [{ criterion: '', text: 'chưa đủ' }], 'vi')).toEqual([
      { pointer: '/reasons/0/criterion', detail: 'Cần chọn một mục' },
    ]);
    expect(reasonErrors({ reasons: 'perCriterion' }, [{ criterion: '5', text: 'chưa đủ' }, empty], 'vi')).toEqual([]);
  });

  it('need words where they are required, and nothing where they are not', () => {
    expect(reasonErrors({ reasons: 'required' }, [empty], 'en')).toEqual([
      { pointer: '/reasons/0/text', detail: 'Fill this in' },
    ]);
    expect(reasonErrors({ reasons: 'none' }, [empty], 'en')).toEqual([]);
  });
});
