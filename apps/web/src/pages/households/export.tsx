import { useWords } from '../../i18n/language';
import { FileLink } from '../../ui/file-link';
import { useUnitsDay } from '../../ui/units-switch';
import { households } from './services';
import type { Asked } from './use-asked';
import styles from './households.module.css';

/** Files with the same households and the same masks. What was searched for is in no address that a browser keeps. */
export function Export({ asked }: { asked: Asked }) {
  const { t } = useWords();
  const query = { ...asked, ...useUnitsDay() };
  const save = (format: 'csv' | 'xlsx') => (
    <FileLink
      route={households.exportHouseholds}
      query={{ ...query, format }}
      word={t('households.export', { format: format.toUpperCase() })}
    />
  );
  return (
    <div className={styles.export}>
      {save('xlsx')}
      {save('csv')}
      <span className="small soft">{t('households.exportNote')}</span>
    </div>
  );
}
