// `./langmoi demo`: two dossiers before the user's eyes, step by step, through the public API.
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from './demo/office.mjs';
import { Province, plusDays } from './demo/province.mjs';
import { Walk } from './demo/walk.mjs';

export async function run({ webUrl, temporalUiUrl, write = toTerminal, pauseMs = process.stdout.isTTY ? 1500 : 0 }) {
  const province = await new Province(webUrl).open();
  const show = new Show({ province, webUrl, temporalUiUrl, write, pauseMs });
  const hamTan = await Walk.find(province.cast, province.entry('Hàm Tân'));
  const longHiep = await Walk.find(province.cast, province.entry('Long Hiệp'));
  if ([hamTan, longHiep].some(({ dossier }) => dossier.stage !== 'self-assessment' || dossier.round > 1)) {
    write('Hai hồ sơ này đã đi tiếp từ trước. Chạy ./langmoi reset để diễn lại từ đầu; hiện nay chúng ở:');
    show.links(hamTan);
    show.links(longHiep);
    return;
  }
  write('DIỄN TẬP: phiếu, cuộc họp, số quyết định và cán bộ dưới đây là số liệu diễn tập.\n');
  await refusedAtSubmission(show, hamTan, longHiep);
  await returnedAndBack(show, hamTan);
  await toTheDecision(show, hamTan);
}

const toTerminal = (line) => process.stdout.write(`${line}\n`);

/** Both publish and vote; Long Hiệp (15/19) is refused at submission with the criteria it lacks. */
async function refusedAtSubmission(show, hamTan, longHiep) {
  const { province } = show;
  await show.step('Hàm Tân tự đánh giá 19/19, Long Hiệp 15/19; kết quả được công khai', hamTan, async () => {
    await hamTan.selfAssess(province.today);
    await longHiep.selfAssess(province.today, province.entry('Long Hiệp').missing);
    await hamTan.opinion('organisation', 'Thống nhất với kết quả tự đánh giá (diễn tập)');
  });
  show.links(hamTan);
  show.links(longHiep);
  await show.moveTo(plusDays(hamTan.dossier.dueOn, 1), 'hết thời hạn công khai, hai hồ sơ tự chuyển bước');
  await show.step('Hai xã họp, bỏ phiếu đề nghị', hamTan, async () => {
    await hamTan.until('commune-vote');
    await longHiep.until('commune-vote');
    await hamTan.vote('commune', province.today);
    await longHiep.vote('commune', province.today);
  });
  await show.step('Long Hiệp nộp hồ sơ và bị từ chối, kèm danh sách tiêu chí còn thiếu', longHiep, async () => {
    const missing = await refusal(() => longHiep.submit());
    show.say(`   còn thiếu: ${missing.join(', ')}`);
  });
  await show.step('Hàm Tân nộp hồ sơ', hamTan, () => hamTan.submit());
}

/** The district sends it back once, with a reason per criterion, and it comes round again. */
async function returnedAndBack(show, hamTan) {
  const { province } = show;
  await show.step('Huyện Trà Cú trả hồ sơ, nêu lý do ở tiêu chí 17', hamTan, () =>
    hamTan.outcome('district', 'return', {
      reasons: [{ criterion: 17, text: 'Bổ sung minh chứng thu gom rác (diễn tập)' }],
    }),
  );
  await show.step('Xã bổ sung, tự đánh giá lại và công khai lần hai', hamTan, () => hamTan.selfAssess(province.today));
  await show.moveTo(plusDays(hamTan.dossier.dueOn, 1), 'hết thời hạn công khai lần hai');
  await show.step('Xã họp, bỏ phiếu và nộp lại', hamTan, async () => {
    await hamTan.until('commune-vote');
    await hamTan.vote('commune', province.today);
    await hamTan.submit();
  });
  await show.step('Huyện thẩm tra xong, chuyển Mặt trận lấy ý kiến', hamTan, () => hamTan.forward());
  await show.step('Mặt trận lấy ý kiến hài lòng: 1.920/2.400 hộ', hamTan, () => hamTan.poll(province.today));
  await show.step('Huyện họp, bỏ phiếu và trình tỉnh', hamTan, () => hamTan.vote('district', province.today));
}

async function toTheDecision(show, hamTan) {
  const { province } = show;
  const before = await show.recognised();
  await show.step('Các sở, ngành xác nhận tiêu chí mình phụ trách; hai cơ quan chưa trả lời', hamTan, () =>
    hamTan.confirmAll(province.departments.slice(0, -2)),
  );
  const { dueOn } = await hamTan.reload();
  await show.moveTo(plusDays(dueOn, -1), 'nhắc hai cơ quan còn lại');
  await hamTan.told('reminder', 2);
  await show.moveTo(plusDays(dueOn, 1), 'quá hạn: chuyển Văn phòng Điều phối đôn đốc, không coi là đồng ý');
  await hamTan.told('escalation', 1);
  await show.step('Hai cơ quan còn lại xác nhận', hamTan, () => hamTan.confirmAll(province.departments.slice(-2)));
  await show.step('Hội đồng họp lần 1: 5/9 thành viên, không đủ số', hamTan, async () => {
    await hamTan.convene(province.today);
    await hamTan.ballots([1, 2, 3, 4, 5]);
    await hamTan.closeMeeting();
  });
  await show.step('Hội đồng họp lần 2: 9/9 thành viên, bỏ phiếu kín', hamTan, async () => {
    await hamTan.convene(province.today);
    await hamTan.ballots([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await hamTan.closeMeeting();
  });
  await show.step('Chủ tịch UBND tỉnh ban hành quyết định', hamTan, () =>
    hamTan.decide(`DT-${hamTan.dossier.id.slice(-4)}/QĐ-UBND`, province.today),
  );
  await show.step('Công bố quyết định', hamTan, () => hamTan.announce(province.today));
  show.say(`Xã được công nhận: ${before} → ${await show.recognised(before + 1)}`);
  show.say(`   xem: ${show.webUrl}/province`);
  show.links(hamTan);
}

/** The criteria a refused submission names; anything but that refusal is a failure of the demo. */
async function refusal(submit) {
  try {
    await submit();
  } catch (error) {
    if (error instanceof Refused && error.problem.type === '/problems/criteria-missing') return error.problem.missing;
    throw error;
  }
  throw new Error('The submission was not refused');
}

/** Says each step with the demo's date, and where to look at it. */
class Show {
  constructor({ province, webUrl, temporalUiUrl, write, pauseMs }) {
    Object.assign(this, { province, webUrl, temporalUiUrl, say: write, pauseMs });
  }

  /** One step, then where to see it; on a terminal it leaves a moment to look. */
  async step(title, walk, work) {
    this.say(`▸ ${viDate(this.province.today)}  ${title}`);
    await work();
    this.say(`   xem: ${this.webUrl}/dossiers/${walk.dossier.id}`);
    await sleep(this.pauseMs);
  }

  async moveTo(date, why) {
    await this.province.moveTo(date);
    this.say(`⏩ ${viDate(date)}  ${why}`);
    await sleep(this.pauseMs);
  }

  links({ dossier }) {
    const workflow = encodeURIComponent(`dossier/${this.province.view.id}/${dossier.id}`);
    this.say(`   xem: ${this.webUrl}/dossiers/${dossier.id}`);
    this.say(`   Temporal: ${this.temporalUiUrl}/namespaces/default/workflows/${workflow}`);
  }

  /** Communes recognised on the province page; waits a moment for the event when a number is expected. */
  async recognised(expected) {
    const office = await this.province.cast.office('vpdp');
    for (let left = 40; ; left--) {
      const { headline } = await office.get(`/reporting/provinces/${this.province.view.id}/overview`);
      const value = headline.find(({ id }) => id === 'recognised')?.computed?.value;
      if (expected === undefined || value === expected || left === 0) return value;
      await sleep(250);
    }
  }
}

const viDate = (date) => date.split('-').reverse().map(Number).join('/');
