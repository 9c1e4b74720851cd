import type { SchemeDefinition } from '@scoring/scheme-definition.js';
import { canonicalJson, canonicalRows, checksumOf } from './canonical-rows.js';
import type { Cards } from './card-rows.js';
import { judgeAgents } from './judge-agents.js';
import { judgeLeaders } from './judge-leaders.js';
import { judgeCenter, judgeSupervisors, judgeTeams, teamBases } from './judge-teams.js';
import type { PeriodFacts } from './period-facts.js';

/** From the facts of a period to all its cards. Pure: the same facts give the same cards, in whatever order they come. */
export function judgePeriod(agentScheme: SchemeDefinition, leaderScheme: SchemeDefinition, facts: PeriodFacts): Cards {
  const agents = judgeAgents(agentScheme, facts);
  const bases = teamBases(facts, agents);
  return {
    agents,
    leaders: judgeLeaders(leaderScheme, facts, bases),
    teams: judgeTeams(agentScheme, bases.values()),
    supervisors: judgeSupervisors(bases.values()),
    center: judgeCenter(facts, agents),
  };
}

/** What a run is called in its checksum: everything that decides the figures, but neither its number nor any time. */
export interface RunHeading {
  period: string;
  scheme: { code: string; number: number };
  leaderScheme: { code: string; number: number };
}

/** SHA-256 over the canonical rows of a run's cards, kind after kind. */
export function cardsChecksum(heading: RunHeading, cards: { [Kind in keyof Cards]: readonly object[] | object }): string {
  const { period, scheme, leaderScheme } = heading;
  const heads = [canonicalJson({ period, scheme: pick(scheme), leader_scheme: pick(leaderScheme) })];
  const kinds = ['agents', 'leaders', 'teams', 'supervisors', 'center'] as const;
  return checksumOf(
    heads.concat(
      ...kinds.map((kind) => {
        const rows = cards[kind];
        return [kind, ...canonicalRows(Array.isArray(rows) ? (rows as object[]) : [rows])];
      }),
    ),
  );
}

const pick = ({ code, number }: { code: string; number: number }) => ({ code, number });
