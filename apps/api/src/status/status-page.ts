import type { PeriodStatus } from '@domain/maintenance/status.service.js';
import type { StoredFile } from '@platform/files/file-store.js';
import { translate, type Language, type MessageKey, type MessageParams } from '@platform/i18n/translate.js';
import type { StatusContent } from './status-page.service.js';
import { statusStyle } from './status-style.js';

/** The asked-for language, else the first of zh and en that the browser accepts, else the product's own. */
export function chooseLanguage(asked: unknown, accepted: string | undefined, own: Language): Language {
  if (asked === 'zh' || asked === 'en') return asked;
  const wishes = (accepted ?? '').split(',').map((wish) => {
    const [tag = '', weight = 'q=1'] = wish.trim().split(';');
    return { tag: tag.slice(0, 2).toLowerCase(), weight: Number(weight.replace(/\s*q=/, '')) };
  });
  const [best] = wishes.filter(({ tag, weight }) => (tag === 'zh' || tag === 'en') && weight > 0).toSorted((a, b) => b.weight - a.weight);
  return best === undefined ? own : (best.tag as Language);
}

/** The whole page; it needs nothing from elsewhere. @param nonce allows the one style element */
export function renderStatusPage(content: StatusContent, language: Language, nonce: string): string {
  const say = (key: MessageKey, params?: MessageParams) => escapeHtml(translate(language, key, params));
  const other = language === 'zh' ? 'en' : 'zh';
  const healthy = content.readiness.status === 'ok';
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${say('status.title')}</title>
<style nonce="${nonce}">${statusStyle}</style>
</head>
<body>
<header>
<div><h1>${say('status.product')}</h1><p>${say('status.tagline')}</p></div>
<a class="language" href="/?lang=${other}" hreflang="${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${say('status.other_language')}</a>
</header>
<main>
<p class="state ${healthy ? 'good' : 'bad'}" role="status">${say(stateKey(content))}</p>
${facts(content, say)}
${months(content, language, say)}
</main>
</body>
</html>
`;
}

type Say = (key: MessageKey, params?: MessageParams) => string;

function stateKey({ readiness }: StatusContent): MessageKey {
  if (readiness.database === 'down') return 'status.database_down';
  return readiness.queue === 'down' ? 'status.queue_down' : 'status.running';
}

function facts({ readiness, embedded, timeZone }: StatusContent, say: Say): string {
  const version = readiness.database_version;
  const database =
    version === null ? say('status.database_down') : say(embedded ? 'status.database_embedded' : 'status.database_server', { version });
  const queue =
    readiness.queue === 'down' ? 'status.queue_down' : readiness.queue_backend === 'redis' ? 'status.queue_redis' : 'status.queue_postgres';
  const rows = [
    [say('status.version'), escapeHtml(readiness.version)],
    [say('status.database'), database],
    [say('status.queue'), say(queue)],
    [say('status.time_zone'), timeZone === null ? say('status.missing') : escapeHtml(timeZone)],
  ];
  return `<dl>${rows.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function months({ readiness, periods, workbooks, timeZone }: StatusContent, language: Language, say: Say): string {
  if (readiness.database === 'down') return '';
  const rows = periods.map((period) => {
    const own = workbooks.filter((file) => periodOf(file.name)?.startsWith(period.id) === true);
    const run = period.run === null ? say('status.missing') : say('status.run_number', { number: period.run });
    return `<tr><th scope="row">${escapeHtml(period.id)}</th><td>${stateBadge(period, say)}</td><td>${run}</td>
<td>${period.asOf === null ? say('status.missing') : escapeHtml(instant(period.asOf, language, timeZone ?? 'UTC'))}</td><td>${links(own, say)}</td></tr>`;
  });
  const known = new Set(periods.map(({ id }) => id));
  const others = workbooks.filter((file) => !known.has(periodOf(file.name) ?? ''));
  const head = (['status.month', 'status.state', 'status.run', 'status.as_of', 'status.workbooks'] as const)
    .map((key) => `<th scope="col">${say(key)}</th>`)
    .join('');
  const table =
    rows.length === 0
      ? `<p>${say('status.no_months')}</p>`
      : `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
  const rest = others.length === 0 ? '' : `<h2>${say('status.other_workbooks')}</h2>${links(others, say)}`;
  return `<h2>${say('status.months')}</h2>${table}${rest}`;
}

function stateBadge({ state }: PeriodStatus, say: Say): string {
  return `<span class="badge ${state}">${say(`status.state_${state}`)}</span>`;
}

function links(files: readonly StoredFile[], say: Say): string {
  if (files.length === 0) return say('status.missing');
  const items = files.map(
    (file) =>
      `<li><a href="/downloads/${encodeURIComponent(file.name)}">${escapeHtml(file.name)}</a> <small>${size(file.bytes)}</small></li>`,
  );
  const list = `<ul>${items.join('')}</ul>`;
  return files.length <= 6 ? list : `<details><summary>${say('status.workbooks')} · ${files.length}</summary>${list}</details>`;
}

/** The month, week or year a workbook is named for; null: none. */
function periodOf(name: string): string | null {
  return /_(\d{4}(?:-(?:\d{2}|W\d{2}))?)[_.]/.exec(name)?.[1] ?? null;
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function instant(at: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
