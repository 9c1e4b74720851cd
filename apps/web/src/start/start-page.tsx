import './start.css';
import { Button } from 'antd';
import { CheckOutlined } from '@ant-design/icons';
import { useState, type ComponentType } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { getStart, Start } from '@contracts/start.js';
import { useAsk } from '../api/use-ask.js';
import { Loaded } from '../feedback/loaded.js';
import { useText } from '../i18n/use-text.js';
import { Page } from '../shell/page.js';
import { Cleared, SampleStep, type ClearedCentre } from './sample-step.js';
import { startMessages } from './messages.js';
import { DoneStep, FormStep, RosterStep, RulesStep } from './plain-steps.js';
import { MonthStep } from './month-step.js';
import { beside, isDone, stepOf, steps, type Step } from './steps.js';

const bodies: Record<Exclude<Step, 'sample'>, ComponentType<{ start: Start }>> = {
  roster: RosterStep,
  month: MonthStep,
  form: FormStep,
  rules: RulesStep,
  done: DoneStep,
};

/** From the sample to a centre of one's own; each step can be skipped. */
export function Component() {
  const say = useText(startMessages);
  const start = useAsk<typeof getStart>('/start', {});
  const [cleared, setCleared] = useState<ClearedCentre | null>(null);
  return (
    <Page title={say('title')}>
      {cleared === null ? (
        <Loaded query={start}>{(data) => <Steps start={data} onCleared={setCleared} />}</Loaded>
      ) : (
        <Cleared centre={cleared} onGoOn={() => setCleared(null)} />
      )}
    </Page>
  );
}

function Steps({ start, onCleared }: { start: Start; onCleared: (centre: ClearedCentre) => void }) {
  const say = useText(startMessages);
  const [search, setSearch] = useSearchParams();
  const step = stepOf(search.get('step'), start);
  const { before, after } = beside(step);
  const go = (to: Step) => setSearch({ step: to });
  const Body = step === 'sample' ? null : bodies[step];
  return (
    <div className="start">
      <nav aria-label={say('steps')}>
        <ol className="start-steps">
          {steps.map((each) => (
            <li key={each}>
              <Link to={`?step=${each}`} aria-current={each === step ? 'step' : undefined}>
                {say(`step_${each}`)}
                {isDone(each, start) && <CheckOutlined aria-label={say('is_done')} />}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <section className="start-step" aria-labelledby="start-step">
        <h2 id="start-step">{say(`step_${step}`)}</h2>
        {Body === null ? <SampleStep start={start} onCleared={onCleared} /> : <Body start={start} />}
        <div className="start-foot">
          {before !== null && <Button onClick={() => go(before)}>{say('back')}</Button>}
          {after !== null && (
            <Button type={isDone(step, start) ? 'primary' : 'default'} onClick={() => go(after)}>
              {say(isDone(step, start) ? 'next' : 'skip')}
            </Button>
          )}
        </div>
      </section>
    </div>
  );
}
