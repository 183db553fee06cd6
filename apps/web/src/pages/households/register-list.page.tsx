import { useParams } from 'react-router';
import {} from '../../i18n/list-import';
import { useWords } from '../../i18n/language';
import { useSession } from '../../queries';
import { ListFile } from '../../ui/list-file';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { may } from '../../view/may';
import { households } from './services';

/** The register of a commune as its keeper enters it, as a file and from one. */
export function RegisterListPage() {
  const { t } = useWords();
  const session = useSession().data;
  const { communeId = '' } = useParams();
  const nameOf = useUnitName();
  const unit = useUnits().find(({ id }) => id === communeId);
  return (
    <ListFile
      title={unit ? t('households.fileOf', { unit: nameOf(unit) }) : t('households.file')}
      back={{ to: '/poverty/households', word: t('households.back') }}
      exporting={households.exportRegister}
      importing={may(session, 'poverty.importRegister') ? households.importRegister : null}
      params={{ communeId }}
    >
      <p>{t('households.fileHow')}</p>
      <p>{t('households.fileRecorded')}</p>
    </ListFile>
  );
}
