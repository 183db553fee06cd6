import { useWords } from '../i18n/language';
import {} from '../i18n/units';

/** Beside a title of a commune that is called otherwise today: under which name the paper has it. */
export function NameOfPaper({ name }: { name: string }) {
  const { t } = useWords();
  return <span className="small soft"> {t('unit.nameOfPaper', { name })}</span>;
}
