import { render, type Language } from '@platform/i18n/translate.js';
import { differenceMessage } from './difference.js';
import type { Verification } from './verify.service.js';

/** What a verification found, as JSON for those who asked on the command line or over HTTP; each difference with its sentence. */
export function verificationDocument(found: Verification, language: Language) {
  return {
    report: found.report,
    period: found.period,
    subject: found.subject,
    run: found.run,
    newest_run: found.newestRun,
    language: found.language,
    matches: found.matches,
    differences_found: found.differencesFound,
    differences: found.differences.map((difference) => ({ ...difference, message: render(language, differenceMessage(difference)) })),
  };
}
