import { NavLink, useSearchParams } from 'react-router';
import { searchOf } from '../address';
import { useWords } from '../i18n/language';
import styles from './commune-views.module.css';

const views = [
  { path: '', word: 'commune.view.criteria' },
  { path: '/figures', word: 'commune.view.figures' },
  { path: '/judgement', word: 'commune.view.judgement' },
] as const;

/** The pages of one commune, tier and day: what it says of itself, its figures, and what follows from them. */
export function CommuneViews({ communeId }: { communeId: string }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const kept = searchOf(search, ['tier', 'on']);
  return (
    <nav aria-label={t('commune.views')} className={styles.views}>
      {views.map(({ path, word }) => (
        <NavLink key={path} end to={`/communes/${communeId}${path}${kept}`}>
          {t(word)}
        </NavLink>
      ))}
    </nav>
  );
}
