import { browserName } from './browser-name';
import { capacityText } from './capacity';
import { accountFrom } from './appointments';
import { returnPath, signInAddress } from './return-path';

describe('signing in', () => {
  it('goes back to the page that was left, and to no other site', () => {
    expect(returnPath('/dossiers/7?tab=x')).toBe('/dossiers/7?tab=x');
    for (const elsewhere of [
      null,
      '',
      '/',
      '//evil.test',
      '/\\evil.test',
      'https://evil.test',
      'javascript:alert(1)',
    ]) {
      expect(returnPath(elsewhere)).toBe('/work');
    }
  });

  it('names the account and the second factor only where the roles page offers them', () => {
    expect(signInAddress('/work')).toBe('/api/sign-in?return=%2Fwork');
    expect(signInAddress('/work', { account: 'chu-tich', second: true })).toBe(
      '/api/sign-in?return=%2Fwork&account=chu-tich&factor=second',
    );
  });

  it('names a browser as people know it, and an unknown one as it calls itself', () => {
    const edge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0';
    expect(browserName(edge)).toBe('Edge · Windows');
    expect(browserName('curl/8.5.0')).toBe('curl');
    expect(browserName('máy quét')).toBe('máy quét');
    expect(browserName('  ')).toBeNull();
  });
});

describe('how an office is signed for', () => {
  it('is written before the head’s title, and not at all in one’s own right', () => {
    expect(capacityText('forHead', 'chairmanOffice', 'vi')).toBe('KT. Chủ tịch');
    expect(capacityText('byOrder', 'departmentOfficer', 'vi')).toBe('TL. Thủ trưởng');
    expect(capacityText('underAuthority', 'operator', 'vi')).toBe('TUQ. Thủ trưởng');
    expect(capacityText('own', 'chairmanOffice', 'vi')).toBe('');
    expect(capacityText(undefined, undefined, 'vi')).toBe('');
  });
});

describe('a sign-in name', () => {
  it('is made of a name without marks', () => {
    expect(accountFrom('Nguyễn Văn Đức')).toBe('nguyen.van.duc');
    expect(accountFrom(' Trần  Thị-Ánh ')).toBe('tran.thi.anh');
  });
});
