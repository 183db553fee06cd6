import type { DossierView } from '@langmoi/contracts/recognition';
import { useWords } from '../../i18n/language';
import { obstaclesOf } from '../../view/dossier';
import { problemWords } from '../../view/problem';

/** A refusal in a line, with the criteria or papers that it is about, and what to do. */
export function useRefusal(dossier: DossierView): (reason: string) => { title: string; remedy: string } {
  const { say, language } = useWords();
  return (reason) => {
    const { title, remedy } = problemWords(reason, language);
    const lack = obstaclesOf(dossier, reason).map((item) => (typeof item === 'number' ? String(item) : say(item)));
    return { title: lack.length > 0 ? `${title}: ${lack.join(', ')}` : title, remedy };
  };
}
