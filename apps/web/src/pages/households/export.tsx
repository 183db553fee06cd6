import { useWords } from '../../i18n/language';
import { FileLink } from '../../ui/file-link';
import { useUnitsDay } from '../../ui/units-switch';
import { households } from './services';
import type { Asked } from './use-asked';
import styles from './households.module.css';

/** A file with the same households and the same masks. What was searched for is in no address that a browser keeps. */
export function Export({ asked }: { asked: Asked }) {
  const { t } = useWords();
  return (
    <div className={styles.export}>
      <FileLink
        route={households.exportHouseholds}
        query={{ ...asked, ...useUnitsDay() }}
        word={t('households.export')}
      >
        <span className="small soft">{t('households.exportNote')}</span>
      </FileLink>
    </div>
  );
}
