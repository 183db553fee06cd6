import type { Source } from '@langmoi/contracts/common';

/** Decision 2540/QĐ-TTg of 30/12/2016; `step` as domain/recognition-procedures.md 1.2 names it. */
export const decision2540 = (step: string): Source => ({
  document: 'Quyết định 2540/QĐ-TTg',
  date: '2016-12-30',
  line: null,
  note: step,
});

/** Decree 30/2020/NĐ-CP on clerical work, article 13: who signs for whom. */
export const decree30: Source = {
  document: 'Nghị định 30/2020/NĐ-CP',
  date: '2020-03-05',
  line: null,
  note: 'Điều 13: ký thay, ký thừa ủy quyền, ký thừa lệnh',
};

/** The plan of 2020 of Trà Vinh (seed 002): the Front polls the residents. */
export const plan2020: Source = {
  document: 'Kế hoạch năm 2020 tỉnh Trà Vinh',
  date: null,
  line: 214,
  note: 'MTTQ lấy ý kiến sự hài lòng của người dân',
};

/** The law on the protection of personal data, 91/2025/QH15. */
export const personalData: Source = {
  document: 'Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15',
  date: '2025-06-26',
  line: null,
  note: 'chỉ xử lý đúng phạm vi, mục đích cụ thể (điều khoản chưa kiểm tra được)',
};
