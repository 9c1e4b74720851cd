import { Link } from 'react-router';
import type { ExplainedCard } from '@contracts/explained-card.js';
import { useText } from '../i18n/use-text.js';
import {
  attendanceLines,
  caseLines,
  compositeLines,
  examLines,
  placingLines,
  qualityLines,
  teamLines,
  workloadLines,
} from './arithmetic.js';
import { ComponentBars } from './component-bars.js';
import { Cases, Evaluations } from './evidence.js';
import { cardMessages } from './messages.js';
import { Arithmetic, Part } from './parts.js';
import { TieBands } from './tie-bands.js';
import { examStatus, wordFor } from './words.js';

interface ExplanationProps {
  explanation: ExplainedCard;
  /** Agents have pages of their own exams and no lists of others. */
  own?: boolean;
}

/** A person's card spelled out: components, composite, grade, and what each figure is made of. */
export function ExplanationParts({ explanation, own = false }: ExplanationProps) {
  const say = useText(cardMessages);
  const names = (codes: string[]) => codes.map((code) => wordFor(say, 'component', code)).join(say('separator'));
  return (
    <div className="columns">
      <div>
        <Part title={say('components')}>
          <ComponentBars explanation={explanation} />
        </Part>
        <Part title={say('section_composite')}>
          <p className="soft">{say('recompute')}</p>
          <Arithmetic lines={compositeLines(explanation, names)} />
        </Part>
        {explanation.status !== 'no_data' && (
          <Part title={say('section_placing')}>
            <Arithmetic lines={placingLines(explanation)} />
            <TieBands bands={explanation.tie_bands} />
          </Part>
        )}
        <WorkParts explanation={explanation} own={own} />
        <ExamPart explanation={explanation} own={own} />
        <CasePart explanation={explanation} own={own} />
      </div>
      <div>
        <Part title={say('section_quality')}>
          <Arithmetic lines={qualityLines(explanation)} />
          <Evaluations explanation={explanation} />
          <Behind explanation={explanation} path="/evaluations" label={say('all_evaluations')} />
        </Part>
      </div>
    </div>
  );
}

function WorkParts({ explanation }: ExplanationProps) {
  const say = useText(cardMessages);
  const { workload, attendance, teams } = explanation;
  return (
    <>
      {teams !== null && (
        <Part title={say('section_teams')}>
          <p>
            {teams.map((team) => (
              <Link
                key={team.team_code}
                to={`/scorecards/${explanation.period}/teams/${encodeURIComponent(team.team_code)}?run=${explanation.run}`}
              >
                {team.team_code}{' '}
              </Link>
            ))}
          </p>
          <Arithmetic lines={teamLines(explanation)} />
        </Part>
      )}
      <Part title={say('section_workload')}>
        <Arithmetic lines={[...(workload === null ? [] : workloadLines(workload)), ...attendanceLines(attendance)]} />
      </Part>
    </>
  );
}

function ExamPart({ explanation, own }: ExplanationProps) {
  const say = useText(cardMessages);
  if (explanation.card !== 'agent') return null;
  return (
    <Part title={say('section_exams')}>
      <Arithmetic lines={examLines(explanation, examStatus(say))} />
      {own === true ? (
        <p className="links">
          <Link to="/my-exams">{say('all_exams')}</Link>
        </p>
      ) : (
        <Behind explanation={explanation} path="/exams" label={say('all_exams')} />
      )}
    </Part>
  );
}

function CasePart({ explanation, own }: ExplanationProps) {
  const say = useText(cardMessages);
  return (
    <Part title={say('section_cases')}>
      <Arithmetic lines={caseLines(explanation)} />
      <Cases rows={explanation.cases} />
      {own !== true && <Behind explanation={explanation} path="/cases" label={say('all_cases')} />}
    </Part>
  );
}

function Behind({ explanation, path, label }: { explanation: ExplainedCard; path: string; label: string }) {
  const search = new URLSearchParams({ period: explanation.period, agent: explanation.employee_no });
  return (
    <p className="links">
      <Link to={`${path}?${search.toString()}`}>{label}</Link>
    </p>
  );
}
