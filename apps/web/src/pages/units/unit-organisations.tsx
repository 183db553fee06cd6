import {} from '../../i18n/units';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId } from '../../queries';
import { directory } from '../../services';
import { SuccessionNotes } from '../../ui/succession-note';
import parts from '../../ui/parts.module.css';

/** The offices of a unit and the committee that steers its programmes, each with what changes of units made of it. */
export function UnitOrganisations({ unitId }: { unitId: string }) {
  const { t } = useWords();
  const provinceId = useProvinceId();
  const all = useAnswer(directory.listOrganisations, { params: { provinceId } }, { enabled: provinceId !== '' });
  const own = all.data?.filter((one) => one.unitId === unitId) ?? [];
  if (own.length === 0) return null;
  const inOrder = [...own].sort((one, other) => one.name.localeCompare(other.name, 'vi'));
  return (
    <section className={parts.paper} aria-labelledby="organisations">
      <h2 id="organisations">{t('unit.organisations')}</h2>
      <ul>
        {inOrder.map(({ id, name, successions }) => (
          <li key={id}>
            {name}
            <SuccessionNotes successions={successions} />
          </li>
        ))}
      </ul>
    </section>
  );
}
