import type { UnitKind } from '@langmoi/contracts/units';

const kindWords: Readonly<Record<UnitKind, string>> = {
  ...{ province: 'Tỉnh', district: 'Huyện', town: 'Thị xã', city: 'Thành phố' },
  ...{ commune: 'Xã', ward: 'Phường', township: 'Thị trấn' },
  ...{ urbanDistrict: 'Quận', specialZone: 'Đặc khu' },
};

/** A unit's name with its kind, in Vietnamese: two units may share a name, as huyện and thị xã Duyên Hải do. */
export const fullName = ({ kind, name }: { readonly kind: UnitKind; readonly name: string }): string =>
  `${kindWords[kind]} ${name}`;
