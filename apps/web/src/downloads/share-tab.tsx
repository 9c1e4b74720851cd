import '../form/form.css';
import { Alert, App, Button, Space, Switch } from 'antd';
import { CopyOutlined, PictureOutlined } from '@ant-design/icons';
import { useState } from 'react';
import type { recordShare } from '@contracts/reports.js';
import type { getTeamCard, listAgentCards } from '@contracts/scorecards.js';
import { call } from '../api/call.js';
import { useAsk } from '../api/use-ask.js';
import { useSession } from '../api/use-session.js';
import { Fault } from '../feedback/fault.js';
import { Loaded } from '../feedback/loaded.js';
import { moment, month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { usePeriod } from '../shell/use-periods.js';
import { ChoiceBar } from './choice-bar.js';
import { drawPicture } from './draw-picture.js';
import { downloadMessages } from './messages.js';
import { saveAs } from './save-files.js';
import { shareLines } from './share-lines.js';
import { useChoice } from './use-choice.js';

/** A team's month as a text or a picture for a group of colleagues. */
export function ShareTab() {
  const say = useText(downloadMessages);
  const period = usePeriod();
  const { teamCode } = useChoice(period);
  return (
    <div className="download-panel">
      <ChoiceBar period={period} withLanguage={false} />
      {teamCode === null || period === null ? (
        <Alert type="info" showIcon title={say('pick_team')} />
      ) : (
        <Share key={`${period} ${teamCode}`} period={period} teamCode={teamCode} />
      )}
    </div>
  );
}

/** The people of one team. */
const PEOPLE = 200;

function Share({ period, teamCode }: { period: string; teamCode: string }) {
  const say = useText(downloadMessages);
  const language = useLanguage();
  const { account, time_zone: timeZone } = useSession();
  const { message } = App.useApp();
  const [names, setNames] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const team = useAsk<typeof getTeamCard>('/periods/:period/scorecards/teams/:team_code', { params: { period, team_code: teamCode } });
  const agents = useAsk<typeof listAgentCards>(
    '/periods/:period/scorecards/agents',
    { params: { period }, query: { team: teamCode, page_size: PEOPLE, total: 'none' } },
    { enabled: names },
  );
  const now = () => new Date().toLocaleString('sv-SE', { timeZone }).slice(0, 16);
  const [when, setWhen] = useState(now);
  return (
    <Loaded query={team}>
      {({ card, run }) => {
        const shown = names && agents.data !== undefined;
        const mark = { who: `${account.name} ${account.employee_no}`, when };
        const about = { period: month(period, language), run: run.run, asOf: moment(run.as_of), team: card, mark };
        const lines = shareLines({ ...about, agents: shown ? agents.data.items : null }, say);
        const out = async (form: 'text' | 'picture', give: () => Promise<void>) => {
          setError(null);
          try {
            if (shown) await call<typeof recordShare>('POST', '/report-shares', { body: { period, team_code: teamCode, form } });
            await give();
          } catch (refused) {
            setError(refused);
          }
        };
        const copy = () =>
          out('text', async () => {
            await navigator.clipboard.writeText(lines.join('\n')).then(
              () => void message.success(say('copied')),
              () => void message.warning(say('copy_failed')),
            );
          });
        const draw = () =>
          out('picture', async () => {
            const address = URL.createObjectURL(await drawPicture(lines, shown ? say('share_mark', mark) : null));
            saveAs(address, `${teamCode}_${period}.png`);
            setTimeout(() => URL.revokeObjectURL(address), 60_000);
          });
        const choose = (on: boolean) => {
          setWhen(now());
          setNames(on);
        };
        return (
          <>
            <label>
              <Switch checked={names} onChange={choose} /> {say('with_names')}
            </label>
            {names && <Alert type="warning" showIcon title={say('names_note')} />}
            {error !== null && <Fault error={error} />}
            <textarea className="input share-text" aria-label={say('text_label')} value={lines.join('\n')} rows={lines.length} readOnly />
            <Space wrap>
              <Button type="primary" icon={<CopyOutlined />} disabled={names && !shown} onClick={() => void copy()}>
                {say('copy')}
              </Button>
              <Button icon={<PictureOutlined />} disabled={names && !shown} onClick={() => void draw()}>
                {say('picture')}
              </Button>
            </Space>
          </>
        );
      }}
    </Loaded>
  );
}
