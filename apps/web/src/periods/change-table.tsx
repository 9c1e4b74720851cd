import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '../i18n/use-text.js';
import { PlainTable } from '../list/plain-table.js';
import { periodMessages } from './messages.js';

/** So many rows are shown at first. */
const FEW = 50;

/** One line of what a run changed. */
export interface Change {
  what: string;
  place: string | null;
  who: string;
  whose: string;
  before: string;
  after: string;
}

export function ChangeTable({ label, changes }: { label: string; changes: readonly Change[] }) {
  const say = useText(periodMessages);
  const [all, setAll] = useState(false);
  if (changes.length === 0) return <p className="soft">{say('nothing_changed')}</p>;
  const rows = (all ? changes : changes.slice(0, FEW)).map((change, at) => ({ ...change, at }));
  return (
    <>
      <PlainTable
        label={label}
        rows={rows}
        rowKey={({ at }) => at}
        columns={[
          { title: say('whose'), render: ({ who, whose }) => <Link to={whose}>{who}</Link> },
          { title: say('what'), render: ({ what, place }) => (place === null ? what : <Link to={place}>{what}</Link>) },
          { title: say('before'), render: ({ before }) => before, number: true },
          { title: say('after'), render: ({ after }) => after, number: true },
        ]}
      />
      {!all && changes.length > FEW && <Button onClick={() => setAll(true)}>{say('show_all', { count: changes.length })}</Button>}
    </>
  );
}
