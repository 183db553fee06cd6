import type { Text } from '@langmoi/contracts/common';
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { speak } from '../api';
import { dateText, numberText } from '../view/format';
import { say, translate, translateMaybe, type Key, type Language, type Values } from './translate';

interface Words {
  readonly language: Language;
  readonly setLanguage: (next: Language) => void;
  readonly t: (key: Key, values?: Values) => string;
  readonly maybe: (key: string) => string | null;
  readonly say: (text: Text) => string;
  readonly date: (date: string) => string;
  readonly number: (value: number) => string;
}

const remembered = 'langmoi.language';
const LanguageContext = createContext<Words | null>(null);

const first = (): Language => (localStorage.getItem(remembered) === 'en' ? 'en' : 'vi');

/** The language of the screen, the services' answers and the document, remembered on this machine. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(first);
  speak(language);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(remembered, language);
  }, [language]);
  const words = useMemo<Words>(
    () => ({
      language,
      setLanguage,
      t: (key, values) => translate(language, key, values),
      maybe: (key) => translateMaybe(language, key),
      say: (text) => say(language, text),
      date: dateText,
      number: (value) => numberText(value, language),
    }),
    [language],
  );
  return <LanguageContext value={words}>{children}</LanguageContext>;
}

export function useWords(): Words {
  const words = use(LanguageContext);
  if (!words) throw new Error('LanguageProvider is missing');
  return words;
}
