import type { CarriedOverview, StatedValue } from '@langmoi/contracts/reporting';
import type { CarriedPlace, UnitForm } from '@langmoi/contracts/units';
import type { Placing } from '@langmoi/domain/units/lineage';
import { countOf, meanOf, recognisedHow } from './counting';
import type { Facts, StatedFact } from './facts';
import { statedValue, type Counted } from './figures';

type Row = CarriedOverview['units'][number];

/**
 * The communes of their own day under the units of another: each commune counts once, under every unit that holds all
 * of it for certain, so the provinces and those whom nobody holds add up to the communes of their own day. What a paper
 * states by district goes to whom holds all the district; its rates and means have no parts, and go nowhere.
 */
export function carriedOverview(facts: Facts, { shown, compared }: Counted, placing: Placing): CarriedOverview {
  const communes = new Map(
    shown.map((one) => [one.communeId, placing.placeOf({ unitId: one.communeId, on: one.asOf ?? facts.today }, null)]),
  );
  const ofDistricts = facts.stated.filter(({ measure, place }) => place !== null && measure !== 'group');
  const districts = new Map(
    ofDistricts.map(({ place, asOf }) => [place ?? '', placing.placeOf({ unitId: place ?? '', on: asOf }, null)]),
  );
  const holders = new Map(
    [...communes, ...districts].map(([id, place]) => [
      id,
      placing.upwards((place.unit ?? place.holder)?.unitId ?? null),
    ]),
  );
  const under = new Map([...holders].map(([id, units]) => [id, new Set(units.map(({ unitId }) => unitId))]));
  const isIn = (unit: UnitForm | null, id: string): boolean =>
    unit ? under.get(id)?.has(unit.unitId) === true : under.get(id)?.size === 0;
  const units = new Map<string | null, UnitForm | null>();
  for (const held of holders.values()) for (const unit of orNobody(held)) units.set(unit?.unitId ?? null, unit);
  const rowOf = (unit: UnitForm | null): Row => {
    const of = shown.filter(({ communeId }) => isIn(unit, communeId));
    const known = compared.filter(({ communeId }) => isIn(unit, communeId));
    const recognised = of.filter((one) => one.recognised.some(({ tier }) => tier === 'NTM'));
    const parts = ofDistricts.filter(
      ({ measure, place }) => measure === 'districtRecognised' && isIn(unit, place ?? ''),
    );
    return {
      unit,
      communes: of.map(({ communeId }) => communeId),
      recognised: countOf(recognised, { of, how: recognisedHow, otherwise: facts.today }),
      meanComputed: meanOf(known, facts.today),
      statedRecognised: parts.length === 0 ? null : { value: sumOf(parts), parts: parts.map(statedValue) },
    };
  };
  return {
    on: placing.on,
    places: [...communes.values(), ...districts.values()],
    units: [...units.values()].sort(byPlace).map(rowOf),
    notCarried: ofDistricts.flatMap((one) => notCarried(one, districts.get(one.place ?? ''))),
  };
}

const orNobody = (units: UnitForm[]): (UnitForm | null)[] => (units.length > 0 ? units : [null]);

const sumOf = (figures: readonly StatedFact[]): number => figures.reduce((sum, { number }) => sum + number, 0);

/** A rate or a mean of a district that is another unit by then, or none. */
function notCarried(fact: StatedFact, place: CarriedPlace | undefined): { from: string; value: StatedValue }[] {
  if (fact.measure === 'districtRecognised' || place?.unit?.unitId === fact.place) return [];
  return [{ from: place?.fromName ?? '', value: statedValue(fact) }];
}

const levels: readonly UnitForm['level'][] = ['province', 'district', 'commune'];

/** From the province down; last those whom nobody holds. */
function byPlace(a: UnitForm | null, b: UnitForm | null): number {
  if (!a || !b) return Number(!a) - Number(!b);
  return levels.indexOf(a.level) - levels.indexOf(b.level) || a.code.localeCompare(b.code);
}
