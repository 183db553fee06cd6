import type { Carried } from '@langmoi/contracts/units';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/units';
import { CarriedNote } from '../../ui/carried-note';
import { MadeOf } from '../../ui/made-of';

/** By the units of another day: what is said of the unit stays its own, beside the others that lie in the same unit. */
export function InOtherUnits({ carried, provinceId }: { carried: Carried; provinceId: string }) {
  const { t } = useWords();
  const [place] = carried.places;
  return (
    <CarriedNote carried={carried}>
      <p>{t('carried.yesNo')}</p>
      {place?.unit && <MadeOf unitId={place.unit.unitId} on={carried.on} provinceId={provinceId} />}
    </CarriedNote>
  );
}
