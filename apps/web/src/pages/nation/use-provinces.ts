import type { ProvinceView } from '@langmoi/contracts/directory';
import { useAnswer, useAnswersOf } from '../../queries';
import { directory } from '../../services';
import type { UnitsOfProvinces } from '../../view/joining';

/** The provinces that there are, and the units of each; a province whose units are not there yet has none. */
export function useProvinces(): { provinces: readonly ProvinceView[]; units: UnitsOfProvinces; pending: boolean } {
  const listed = useAnswer(directory.listProvinces, {});
  const provinces = listed.data ?? [];
  const answers = useAnswersOf(
    provinces.map(({ id }) => ({
      route: directory.listUnits,
      input: { params: { provinceId: id }, query: {} },
      reads: id,
    })),
  );
  const units = new Map(provinces.map(({ id }, at) => [id, answers[at]?.data ?? []] as const));
  return { provinces, units, pending: listed.isPending || answers.some(({ isPending }) => isPending) };
}
