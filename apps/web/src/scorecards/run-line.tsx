import { Select, Tag } from 'antd';
import { useSearchParams } from 'react-router';
import type { listRuns, RunHeading } from '@contracts/periods.js';
import { useAsk } from '../api/use-ask.js';
import { moment } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { cardMessages } from './messages.js';

/** Which run a page shows: its number, state and what it was made of; another can be chosen. */
export function RunLine({ run }: { run: RunHeading }) {
  const say = useText(cardMessages);
  const [, setSearch] = useSearchParams();
  const { data } = useAsk<typeof listRuns>('/periods/:period/runs', { params: { period: run.period } });
  const numbers = data?.items.map((each) => each.run) ?? [run.run];
  return (
    <div className="run-line">
      {numbers.length > 1 ? (
        <Select
          size="small"
          aria-label={say('run_choose')}
          value={run.run}
          options={numbers.map((value) => ({ value, label: say('run', { run: value }) }))}
          onChange={(next: number) =>
            setSearch((before) => {
              const search = new URLSearchParams(before);
              search.set('run', String(next));
              search.delete('cursor');
              return search;
            })
          }
        />
      ) : (
        <strong>{say('run', { run: run.run })}</strong>
      )}
      <RunState run={run} />
      <span className="soft">
        {say('run_line', {
          scheme: run.scheme,
          version: run.scheme_version,
          as_of: moment(run.as_of),
          checksum: run.checksum.slice(0, 12),
        })}
      </span>
      {run.reason !== null && <span>{say('reason', { reason: run.reason })}</span>}
    </div>
  );
}

export function RunState({ run }: { run: Pick<RunHeading, 'published' | 'on_notice'> }) {
  const say = useText(cardMessages);
  if (run.published) return <Tag className="tag-good">{say('published')}</Tag>;
  return run.on_notice ? <Tag className="tag-warn">{say('on_notice')}</Tag> : <Tag>{say('unpublished')}</Tag>;
}
