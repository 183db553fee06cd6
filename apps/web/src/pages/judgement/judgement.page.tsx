import type { UnitView } from '@langmoi/contracts/directory';
import type { JudgementView } from '@langmoi/contracts/judgement';
import { Link } from 'react-router';
import { addressWith } from '../../address';
import {} from '../../i18n/judgement';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { Answer } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { CommuneFrame } from '../../ui/commune-frame';
import { useTierInAddress } from '../../ui/tier-choice';
import { Moments, useMoment } from './moments';
import { judgements } from './services';
import { Whole } from './whole';

function Place({ place }: Pick<JudgementView, 'place'>) {
  const { t } = useWords();
  const { region, zones, group } = place;
  const zoneWords = zones?.map((zone) => t(`judgement.zone.${zone}`)).join(', ');
  return (
    <p className="soft small">
      {t('judgement.place', {
        region: region ?? t('judgement.notKnown'),
        zones: zones ? zoneWords || t('judgement.noZone') : t('judgement.notKnown'),
        group: group ?? t('judgement.notKnown'),
      })}
    </p>
  );
}

function Page({ unit }: { unit: UnitView }) {
  const { t } = useWords();
  const tier = useTierInAddress();
  const params = { communeId: unit.id, tier };
  const view = useAnswer(judgements.viewJudgement, { params, query: useMoment() }, { keep: true });
  return (
    <>
      <Moments />
      <Answer of={view} lines={12}>
        {(known) => (
          <CarriedRows carried={known.carried}>
            <Whole
              view={{ of: { level: 'commune', unitId: unit.id, tier }, ...known }}
              beside={<Place place={known.place} />}
            />
          </CarriedRows>
        )}
      </Answer>
      <p className="small">
        <Link to={{ pathname: '/province/judgements', search: addressWith({}).toString() }}>
          {t('judgement.toProvince')}
        </Link>
        {' · '}
        <Link to={{ pathname: '/province/missing', search: addressWith({}).toString() }}>
          {t('judgement.toMissing')}
        </Link>
      </p>
    </>
  );
}

/** What a commune meets by its figures on a day, as known on a day, with the reasoning down to figure and article. */
export function JudgementPage() {
  return <CommuneFrame title="judgement.title">{(unit) => <Page unit={unit} />}</CommuneFrame>;
}
