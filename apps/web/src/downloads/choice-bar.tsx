import { Select } from 'antd';
import { reachOf } from '../api/session.js';
import { useSession } from '../api/use-session.js';
import { useText } from '../i18n/use-text.js';
import { downloadMessages } from './messages.js';
import { useChoice } from './use-choice.js';

/** For which team, in which language. The month stands in the head of the page. */
export function ChoiceBar({ period, withLanguage = true }: { period: string | null; withLanguage?: boolean }) {
  const say = useText(downloadMessages);
  const everything = reachOf(useSession(), 'exports.run') === 'all';
  const { teams, teamCode, language, set } = useChoice(period);
  const items = teams.data?.items ?? [];
  const options = items.map(({ team_code: code, team_name: name }) => ({ value: code, label: `${name} ${code}` }));
  const all = { value: '', label: say(everything ? 'all_teams' : 'my_teams') };
  return (
    <div className="filters" style={{ marginBottom: 0 }}>
      <Select
        style={{ minWidth: 200 }}
        aria-label={say('team')}
        value={teamCode ?? ''}
        options={options.length === 1 ? options : [all, ...options]}
        onChange={(code: string) => set('team', code)}
      />
      {withLanguage && (
        <Select
          style={{ width: 120 }}
          aria-label={say('language')}
          value={language}
          options={(['zh', 'en'] as const).map((value) => ({ value, label: say(`language_${value}`) }))}
          onChange={(value: string) => set('language', value)}
        />
      )}
    </div>
  );
}
