import { byStage } from './work';

const waiting = (stage: string, late: boolean) => ({ stage, stageTitle: { vi: stage, en: stage }, late });

describe('where dossiers wait', () => {
  it('counts each step once, the fullest first, and how many are beyond their limit', () => {
    const items = [waiting('thẩm tra', false), waiting('đăng ký', true), waiting('đăng ký', false)];
    expect(byStage(items)).toEqual([
      { stage: 'đăng ký', title: { vi: 'đăng ký', en: 'đăng ký' }, count: 2, late: 1 },
      { stage: 'thẩm tra', title: { vi: 'thẩm tra', en: 'thẩm tra' }, count: 1, late: 0 },
    ]);
  });
});
