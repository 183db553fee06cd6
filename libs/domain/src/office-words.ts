import type { Tier } from '@langmoi/contracts/common';
import type { FundingMeasure, FundingSource, Programme } from '@langmoi/contracts/funding';
import type { SupportMeasure } from '@langmoi/contracts/poverty';
import type { TargetMeasure } from '@langmoi/contracts/year';

/* What offices call the words of the contract in tables; the first name of each is the one that is written. */

type Names<W extends string> = Readonly<Record<W, readonly [string, ...string[]]>>;

export const tierWords: Names<Tier> = {
  NTM: ['nông thôn mới', 'NTM'],
  NANG_CAO: ['nâng cao', 'nông thôn mới nâng cao', 'advanced'],
  KIEU_MAU: ['kiểu mẫu', 'nông thôn mới kiểu mẫu', 'model'],
};
export const targetWords: Names<TargetMeasure['kind']> = {
  communes: ['số xã đạt'],
  districts: ['huyện có mọi xã đạt'],
  hamlets: ['ấp, khóm, thôn đạt'],
  mean: ['bình quân tiêu chí'],
  least: ['xã nào cũng đạt từ'],
  gain: ['xã nào cũng tăng'],
  perDistrict: ['huyện nào cũng có'],
  raised: ['nâng chất'],
  stated: ['theo văn bản'],
};
export const programmeWords: Names<Programme> = {
  newRural: ['nông thôn mới'],
  povertyReduction: ['giảm nghèo'],
  culturalLife: ['đời sống văn hóa'],
  all: ['tất cả'],
};
export const fundingSourceWords: Names<FundingSource> = {
  all: ['tất cả'],
  centralBudget: ['ngân sách Trung ương'],
  centralInvestment: ['Trung ương: vốn đầu tư'],
  centralRecurrent: ['Trung ương: vốn sự nghiệp'],
  localBudget: ['ngân sách địa phương'],
  integrated: ['vốn lồng ghép'],
  credit: ['tín dụng'],
  enterprise: ['doanh nghiệp'],
  community: ['cộng đồng'],
  nonGovernment: ['tổ chức phi chính phủ'],
};
export const fundingMeasureWords: Names<FundingMeasure> = { mobilised: ['huy động'], disbursed: ['giải ngân'] };
export const supportMeasureWords: Names<SupportMeasure> = {
  supported: ['đã hỗ trợ'],
  allocated: ['đã phân bổ'],
  approved: ['đã phê duyệt'],
  paid: ['đã chi'],
  absent: ['vắng mặt'],
  supportedElsewhere: ['đã hưởng nơi khác'],
  planned: ['kế hoạch'],
};
