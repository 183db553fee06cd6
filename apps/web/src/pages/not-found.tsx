import { Link } from 'react-router';
import { useWords } from '../i18n/language';
import { Titled } from '../ui/titled';
import styles from '../ui/parts.module.css';

export function NotFoundPage() {
  const { t } = useWords();
  return (
    <div className={styles.center}>
      <Titled title={t('notFound.title')} />
      <p className="soft">{t('notFound.body')}</p>
      <Link to="/work">{t('notFound.work')}</Link>
    </div>
  );
}
