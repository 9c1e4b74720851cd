import { useConfidence } from '../chart/use-confidence.js';
import { MISSING, percent, score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { ratesOf, type GroupCard } from './group-figures.js';
import { cardMessages } from './messages.js';
import { PlainTable, type PlainColumn } from '../list/plain-table.js';
import { Part, Tiles, type Tile } from './parts.js';

interface FigureLine {
  name: string;
  value: string;
  counted: string;
  interval: string;
}

/** What one looks for first on a group's card. */
export function GroupHead({ card, more = [] }: { card: GroupCard; more?: readonly Tile[] }) {
  const say = useText(cardMessages);
  const confidence = useConfidence();
  const interval = card.qa_low === null ? '' : ` · ${say('interval_of', { low: score(card.qa_low), high: score(card.qa_high) })}`;
  return (
    <Tiles
      tiles={[
        ...more,
        {
          label: say('qa_score_pooled'),
          value: score(card.qa_score),
          note: say('of_evaluations', { count: card.evaluations_counted }) + (confidence ? interval : ''),
        },
        { label: say('qa_score_mean'), value: score(card.qa_score_mean_of_agents) },
        { label: say('exam_score'), value: score(card.exam_score) },
        { label: say('headcount'), value: card.headcount },
        { label: say('complaints'), value: card.at_fault_complaints },
        { label: say('commendations'), value: card.commendations },
      ]}
    />
  );
}

/** Every rate beside its count, and each mean beside how many people it was taken over. */
export function GroupFigures({ card }: { card: GroupCard }) {
  const say = useText(cardMessages);
  const confidence = useConfidence();
  const rates = ratesOf(card).map(({ figure, rate, count, of, low, high }): FigureLine => ({
    name: say(figure),
    value: percent(rate, 2),
    counted: count === null || of === null ? MISSING : say('of', { count, of }),
    interval: low === null || high === null ? MISSING : say('interval_of', { low: percent(low, 2), high: percent(high, 2) }),
  }));
  const mean = (name: string, value: number | null, people: number): FigureLine => ({
    name,
    value: score(value),
    counted: say('of_people', { count: people }),
    interval: MISSING,
  });
  const means =
    'workload_members' in card
      ? [
          mean(say('exam_score'), card.exam_score, card.exam_members),
          mean(say('workload_score'), card.workload_score, card.workload_members),
          mean(say('attendance_score'), card.attendance_score, card.attendance_members),
        ]
      : [];
  const done =
    'evaluations_planned' in card
      ? [
          {
            name: `${say('counted')} / ${say('planned')}`,
            value: say('done_of', { done: card.evaluations_completed, planned: card.evaluations_planned }),
            counted: MISSING,
            interval: MISSING,
          },
        ]
      : [];
  const columns: PlainColumn<FigureLine>[] = [
    { title: say('figure'), render: (line) => line.name },
    { title: say('value'), render: (line) => line.value, number: true },
    { title: say('share'), render: (line) => line.counted, number: true },
    ...(confidence ? [{ title: say('interval'), render: (line: FigureLine) => line.interval, number: true }] : []),
  ];
  return (
    <Part title={say('section_figures')}>
      <PlainTable label={say('section_figures')} rows={[...rates, ...means, ...done]} rowKey={(line) => line.name} columns={columns} />
    </Part>
  );
}
