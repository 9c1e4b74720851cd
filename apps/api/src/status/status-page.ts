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
<h2>${say('status.next')}</h2>
<ul><li><a href="/api/docs">${say('status.api_docs')}</a></li><li>${say('status.guide')}</li></ul>
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

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
