import { Alert } from 'antd';
import { Link, useParams } from 'react-router';
import type { getRunDifference, RunDifference } from '@contracts/periods.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { month, score } from '../format/figures.js';
import { useLanguage, useText, type Say } from '../i18n/use-text.js';
import '../scorecards/card.css';
import { cardMessages, type CardKey } from '../scorecards/messages.js';
import { Part } from '../scorecards/parts.js';
import { wordFor } from '../scorecards/words.js';
import { Page } from '../shell/page.js';
import { ChangeTable, type Change } from './change-table.js';
import { figureName, figureText } from './difference-words.js';
import { periodMessages, type PeriodKey } from './messages.js';

export function Component() {
  const say = useText(periodMessages);
  const language = useLanguage();
  const { period = '', run = '' } = useParams();
  const query = useAsk<typeof getRunDifference>('/periods/:period/runs/:run/difference', { params: { period, run: Number(run) } });
  const name = month(period, language);
  const previous = query.data?.previous_run ?? Number(run) - 1;
  const title = previous < 1 ? say('difference_first', { month: name }) : say('difference_title', { month: name, run, previous });
  return (
    <Page title={title}>
      <nav className="between" aria-label={say('back')}>
        <Link to={`/scorecards?period=${period}`}>{say('back')}</Link>
      </nav>
      <Loaded query={query}>{(difference) => <Difference difference={difference} />}</Loaded>
    </Page>
  );
}

function Difference({ difference }: { difference: RunDifference }) {
  const say = useText(periodMessages);
  const sayCard = useText(cardMessages);
  const { previous_run, reason, same_figures, scores, ranks } = difference;
  if (previous_run === null) return <Alert showIcon type="info" title={say('difference_first_text')} />;
  return (
    <>
      {reason !== null && (
        <p>
          {say('reason')}：{reason}
        </p>
      )}
      {same_figures && <Alert className="said" showIcon type="success" title={say('same_figures')} />}
      <Part title={say('changed_inputs')}>
        <ChangeTable label={say('changed_inputs')} changes={inputChanges(difference, say)} />
      </Part>
      <Part title={say('changed_scores')}>
        <ChangeTable label={say('changed_scores')} changes={scores.map((change) => cardChange(change, difference, say, sayCard))} />
      </Part>
      <Part title={say('changed_ranks')}>
        <p className="soft">{say('ranks_note')}</p>
        <ChangeTable label={say('changed_ranks')} changes={ranks.map((change) => cardChange(change, difference, say, sayCard))} />
      </Part>
    </>
  );
}

function inputChanges({ period, inputs }: RunDifference, say: Say<PeriodKey>): Change[] {
  const agent = (no: string) => `/scorecards/${period}/agents/${encodeURIComponent(no)}`;
  return [
    ...inputs.evaluations.map((change): Change => ({
      what: say(`change_${change.change}`, { no: change.evaluation_no ?? '' }),
      place: change.evaluation_no === null ? null : `/evaluations/${encodeURIComponent(change.evaluation_no)}`,
      who: `${change.name} ${change.employee_no}`,
      whose: agent(change.employee_no),
      before: score(change.before),
      after: score(change.after),
    })),
    ...inputs.facts.map((change): Change => ({
      what: say(`fact_${change.kind}`, { fact: change.fact }),
      place: null,
      who: `${change.name} ${change.employee_no}`,
      whose: agent(change.employee_no),
      before: figureText(change.kind, change.before),
      after: figureText(change.kind, change.after),
    })),
  ];
}

const PLACES = { agent: 'agents', team_leader: 'leaders', team: 'teams', supervisor: 'supervisors', center: 'center' } as const;

function cardChange(
  change: RunDifference['scores'][number],
  { period, run }: RunDifference,
  say: Say<PeriodKey>,
  sayCard: Say<CardKey>,
): Change {
  const { card, subject, name, figure, before, after } = change;
  const place = card === 'center' ? `/scorecards/${period}/center` : `/scorecards/${period}/${PLACES[card]}/${encodeURIComponent(subject)}`;
  const whole = figure === 'card';
  const shown = (value: unknown) => {
    if (whole) return say(value === true ? 'there' : 'not_there');
    if (typeof value === 'boolean') return say(value ? 'yes' : 'no');
    return figure === 'status' ? wordFor(sayCard, 'status', String(value)) : figureText(figure, value);
  };
  return {
    what: figureName(say, sayCard, figure),
    place: null,
    who: card === 'center' ? say('card_center') : `${say(`card_${card}`)} ${name} ${subject}`,
    whose: `${place}?run=${run}`,
    before: shown(before),
    after: shown(after),
  };
}
