import type { Block, Column, Row, SheetModel } from '@platform/spreadsheet/write/workbook-model.js';
import { shareOf } from '../monthly/figures.js';
import { criterionLabels, tally, type Tally } from '../monthly/missed-criteria.js';
import type { Say } from '../monthly/say.js';
import type { SheetInput } from './sheet-input.js';
import { suggestCoaching, teamTopics, type Suggestion, type Topic } from './suggest-coaching.js';

/** Fewer calls than this are listened to before anyone is talked to. */
const FEW_CALLS = 8;

/** Suggestions from the figures, with room to write down what was done. */
export function coachingSheet(input: SheetInput): SheetModel {
  const { facts, say } = input;
  const labels = criterionLabels(facts.missed.criteria);
  const members = new Set(facts.agents.map((card) => card.agent_id));
  const ofMembers = facts.missed.items.filter((item) => members.has(item.agent_id));
  const suggestions = suggestCoaching(facts.agents, ofMembers, facts.evaluations);
  const named = new Set(suggestions.map((one) => one.card.agent_id));
  const quiet = facts.agents.filter((card) => !named.has(card.agent_id)).map((card) => card.name);
  const separator = say('monthly_report.list_separator');
  return {
    name: say('team_report.sheet_coaching'),
    title: say('team_report.coaching_heading'),
    freeze: { columns: 2 },
    blocks: [
      {
        type: 'table',
        id: 'coaching',
        title: say('team_report.coaching_title'),
        caption: say('team_report.coaching_caption'),
        columns: coachingColumns(say),
        rows: suggestions.map((one) => coachingRow(say, one, labels, separator)),
        emptyText: say('team_report.coaching_empty'),
      },
      teamTable(input, labels),
      {
        type: 'text',
        paragraphs: [
          ...(quiet.length === 0 || suggestions.length === 0
            ? []
            : [say('team_report.coaching_none_for', { names: quiet.join(separator) })]),
          say('team_report.coaching_note'),
        ],
      },
    ],
  };
}

function coachingColumns(say: Say): Column[] {
  const evaluations = { sheet: say('team_report.sheet_evaluations'), table: 'evaluations' };
  return [
    { key: 'no', title: say('monthly_report.col_no'), kind: 'text', width: 8, link: evaluations },
    { key: 'name', title: say('monthly_report.col_name'), kind: 'text', width: 10, link: evaluations },
    { key: 'why', title: say('team_report.col_why'), kind: 'text', width: 10 },
    { key: 'topic', title: say('team_report.col_topic'), kind: 'text', width: 20 },
    { key: 'own', title: say('team_report.col_own'), kind: 'text', width: 12, align: 'right' },
    { key: 'own_rate', title: say('team_report.col_own_rate'), kind: 'rate', width: 8 },
    { key: 'team_rate', title: say('team_report.col_team_rate'), kind: 'rate', width: 8 },
    { key: 'examples', title: say('team_report.col_examples'), kind: 'text', width: 21 },
    { key: 'sample', title: say('team_report.col_sample'), kind: 'text', width: 16 },
    { key: 'date', title: say('team_report.col_coached_on'), kind: 'text', width: 11 },
    { key: 'coach', title: say('team_report.col_coach'), kind: 'text', width: 10 },
    { key: 'sign', title: say('team_report.col_agent_sign'), kind: 'text', width: 12 },
  ];
}

const WHY = {
  critical: 'team_report.why_critical',
  complaint: 'team_report.why_complaint',
  criterion: 'team_report.why_criterion',
  exam: 'team_report.why_exam',
} as const satisfies Record<Topic['kind'], string>;

function coachingRow(say: Say, { card, topic }: Suggestion, labels: ReadonlyMap<number, string>, separator: string): Row {
  const pressing = topic.kind === 'critical' || topic.kind === 'complaint';
  const few = topic.kind === 'criterion' && topic.own.n < FEW_CALLS;
  return {
    key: card.employee_no,
    cells: {
      no: card.employee_no,
      name: card.name,
      why: { value: say(WHY[topic.kind]), ...(pressing ? { emphasis: 'warn' as const } : {}) },
      ...topicCells(say, card.employee_no, topic, labels, separator),
      sample: few ? { value: say('team_report.few_calls', { n: topic.own.n }), emphasis: 'small-sample' } : '',
      date: '',
      coach: '',
      sign: '',
    },
  };
}

function topicCells(say: Say, no: string, topic: Topic, labels: ReadonlyMap<number, string>, separator: string): Row['cells'] {
  const none = { own: '', own_rate: null, team_rate: null };
  switch (topic.kind) {
    case 'critical':
      return {
        ...none,
        topic: labels.get(topic.lineageId) ?? '—',
        own: say('team_report.times', { n: topic.times }),
        examples: topic.examples.join('\n'),
      };
    case 'criterion':
      return {
        topic: labels.get(topic.lineageId) ?? '—',
        own: say('team_report.missed_of', { missed: topic.own.missed, n: topic.own.n }),
        own_rate: ratio(topic.own),
        team_rate: ratio(topic.team),
        examples: topic.examples.join('\n'),
      };
    case 'complaint': {
      const caseLink = {
        value: topic.caseNos.join('\n'),
        link: { sheet: say('team_report.sheet_cases'), table: 'cases', rowKey: no },
      };
      return {
        ...none,
        topic: say('team_report.topic_complaint'),
        own: say('team_report.times', { n: topic.caseNos.length }),
        examples: caseLink,
      };
    }
    case 'exam':
      return { ...none, topic: topic.exams.join(separator), examples: '' };
  }
}

const ratio = (counts: Tally): number | null => shareOf(counts.missed, counts.n);

/** What is for a training of all: its columns stand under those of the table above. */
function teamTable({ facts, say }: SheetInput, labels: ReadonlyMap<number, string>): Block {
  const inTeam = facts.missed.items.filter((item) => item.team_id === facts.team.team_id);
  const center = tally(facts.missed.center);
  const topics = teamTopics(inTeam, center, facts.team.headcount);
  return {
    type: 'table',
    id: 'training_needs',
    title: say('team_report.training_title'),
    caption: say('team_report.training_caption'),
    columns: [
      { key: 'at', title: say('team_report.col_at'), kind: 'int' },
      { key: 'people', title: say('team_report.col_people_count'), kind: 'int' },
      { key: 'missed', title: say('monthly_report.col_missed'), kind: 'int' },
      { key: 'topic', title: say('monthly_report.col_criterion'), kind: 'text', width: 20 },
      { key: 'n', title: say('monthly_report.col_applicable'), kind: 'int' },
      { key: 'team_rate', title: say('team_report.col_team_rate'), kind: 'rate' },
      { key: 'center_rate', title: say('monthly_report.col_center_missed_rate'), kind: 'rate' },
      { key: 'plan', title: say('team_report.col_training_plan'), kind: 'text', width: 20 },
    ],
    rows: topics.map((topic, at) => ({
      cells: {
        at: at + 1,
        people: topic.people,
        missed: topic.missed,
        topic: labels.get(topic.lineageId) ?? '—',
        n: topic.n,
        team_rate: ratio(topic),
        center_rate: ratio(center.get(topic.lineageId) ?? { n: 0, missed: 0 }),
        plan: '',
      },
    })),
    emptyText: say('team_report.training_empty'),
  };
}
