import { useParams } from 'react-router';
import { ConfidenceSwitch } from '../chart/confidence-switch.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import './card.css';
import { CenterView } from './center-view.js';
import { cardMessages } from './messages.js';
import { RunOfList } from './run-of-list.js';
import { useAskedRun } from './use-run.js';

export function Component() {
  const say = useText(cardMessages);
  const language = useLanguage();
  const { period = '' } = useParams();
  const run = useAskedRun();
  return (
    <Page title={`${say('tab_center')} · ${say('card_of', { month: month(period, language) })}`} actions={<ConfidenceSwitch />}>
      <RunOfList period={period} run={run}>
        <CenterView period={period} run={run} />
      </RunOfList>
    </Page>
  );
}
