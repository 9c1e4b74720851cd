import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const KEPT = 'fairmark.language';

export const i18n = i18next.createInstance();

function isLanguage(text: string | null): text is Language {
  return text === 'zh' || text === 'en';
}

/** What was chosen on this computer, else what the browser speaks, else Chinese. */
export function guessLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (isLanguage(kept)) return kept;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find(isLanguage) ?? 'zh';
}

export async function startLanguage(): Promise<void> {
  i18n.use(initReactI18next);
  await i18n.init({
    lng: guessLanguage(),
    fallbackLng: 'zh',
    initAsync: false,
    resources: {},
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    returnNull: false,
  });
  showLanguage(currentLanguage());
}

export function currentLanguage(): Language {
  return isLanguage(i18n.language) ? i18n.language : 'zh';
}

/** Speaks another language from now on, on this computer. */
export async function speak(language: Language): Promise<void> {
  localStorage.setItem(KEPT, language);
  await i18n.changeLanguage(language);
  showLanguage(language);
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
