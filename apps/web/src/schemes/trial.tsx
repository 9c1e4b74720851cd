import { Button } from 'antd';
import { useState } from 'react';
import type { SchemeTrial, tryScheme } from '@contracts/schemes.js';
import { call } from '../api/call.js';
import { jobEnd } from '../api/job-events.js';
import { useJobs } from '../api/jobs-provider.js';
import { Fault } from '../feedback/fault.js';
import { ChoiceField } from '../form/fields.js';
import { month } from '../format/figures.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { usePeriods } from '../shell/use-periods.js';
import { schemeMessages } from './messages.js';
import { TrialResult } from './trial-result.js';

/** Works a closed month out by a version, and shows who would move. */
export function Trial({ code, number }: { code: string; number: number }) {
  const say = useText(schemeMessages);
  const language = useLanguage();
  const { watch } = useJobs();
  const { data } = usePeriods();
  const closed = (data?.items ?? []).filter(({ newest_run }) => newest_run !== null);
  const newest = closed.find(({ published_run }) => published_run !== null) ?? closed[0];
  const [chosen, setChosen] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [trial, setTrial] = useState<SchemeTrial | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const period = chosen ?? newest?.period;

  const start = async (period: string) => {
    setBusy(true);
    setRefusal(null);
    setFailure(null);
    try {
      const job = await call<typeof tryScheme>('POST', '/schemes/:code/versions/:number/trial', {
        params: { code, number },
        body: { period },
      });
      watch(job);
      const end = await jobEnd(job.id);
      if (end.state === 'done') setTrial(end.result as unknown as SchemeTrial);
      else setFailure(end.error ?? '');
    } catch (error) {
      setRefusal(error);
    }
    setBusy(false);
  };
  return (
    <section className="sheet">
      <h2>{say('trial')}</h2>
      <p className="soft">{say('trial_text')}</p>
      {refusal !== null && <Fault error={refusal} />}
      {failure !== null && <p role="alert">{say('trial_failed', { reason: failure })}</p>}
      {period === undefined ? (
        <p>{say('trial_none')}</p>
      ) : (
        <div className="field-row">
          <ChoiceField
            label={say('trial_month')}
            options={closed.map((each) => ({ value: each.period, label: month(each.period, language) }))}
            value={period}
            onChange={(event) => setChosen(event.target.value)}
          />
          <Button type="primary" loading={busy} onClick={() => void start(period)}>
            {say(busy ? 'trial_running' : 'trial_start')}
          </Button>
        </div>
      )}
      {trial !== null && <TrialResult trial={trial} />}
    </section>
  );
}
