/** A dot between thousands. */
const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, '.');

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

const decimalsOfMillion = 6;

/** A count as papers print it: 201.891. Not negative. */
export const countText = (count: bigint): string => grouped(String(count));

/** Whole đồng in triệu đồng, with as many decimals as there are: 1.257.265,3 triệu đồng. Never through a float. */
export function millionsText(dong: bigint): string {
  const digits = String(dong).padStart(decimalsOfMillion + 1, '0');
  const decimals = digits.slice(-decimalsOfMillion).replace(/0+$/, '');
  return `${grouped(digits.slice(0, -decimalsOfMillion))}${decimals && `,${decimals}`} triệu đồng`;
}

const hundredthsText = (hundredths: bigint): string =>
  `${grouped(String(hundredths / 100n))},${String(hundredths % 100n).padStart(2, '0')}`;

/** Hundredths of a percent: 17,43%. */
export const percentText = (hundredths: bigint): string => `${hundredthsText(hundredths)}%`;

/** A difference of two rates is in points, which are no percent of anything: 0,04 điểm %. */
export const pointsText = (hundredths: bigint): string => `${hundredthsText(hundredths)} điểm %`;

/** With its sign: +0,3 triệu đồng. */
export const signed = (value: bigint, text: (magnitude: bigint) => string): string =>
  `${value < 0n ? '-' : '+'}${text(magnitude(value))}`;

/** A share in percent with this many decimals, as a whole number of its last place; a half goes up. `whole` above 0. */
export function shareOf(part: bigint, whole: bigint, decimals: number): bigint {
  return (2n * part * 10n ** BigInt(2 + decimals) + whole) / (2n * whole);
}

/** A rate as papers print it, "6,69" or "22", in hundredths of a percent with its decimals; null where it is none. */
export function printedPercent(printed: string): { hundredths: bigint; decimals: number } | null {
  const [, whole, decimals = ''] = /^(\d+)(?:,(\d{1,2}))?$/.exec(printed) ?? [];
  return whole === undefined
    ? null
    : { hundredths: BigInt(whole + decimals.padEnd(2, '0')), decimals: decimals.length };
}
