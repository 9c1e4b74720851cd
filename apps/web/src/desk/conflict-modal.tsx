import { Button, Modal } from 'antd';
import { useSyncExternalStore } from 'react';
import { useText } from '../i18n/use-text.js';
import type { Autosave } from './autosave.js';
import { differences } from './differences.js';
import { scoringMessages } from './scoring-messages.js';
import { useDesk } from './use-desk.js';

/** Two windows wrote the same draft: where they differ, and which one is to stay. */
export function ConflictModal({ autosave }: { autosave: Autosave }) {
  const say = useText(scoringMessages);
  const { store } = useDesk();
  const status = useSyncExternalStore(autosave.subscribe, autosave.status);
  if (status.kind !== 'conflict') return null;
  const words = { na: say('na'), nothing: say('nothing_said'), named: say('difference_named'), overall: say('overall') };
  const lines = differences(store.form, store.content(), status.theirs, words);
  return (
    <Modal
      open
      closable={false}
      title={say('conflict_title')}
      width={640}
      footer={[
        <Button key="theirs" onClick={() => autosave.takeTheirs()}>
          {say('take_theirs')}
        </Button>,
        <Button key="mine" type="primary" onClick={() => void autosave.keepMine()}>
          {say('keep_mine')}
        </Button>,
      ]}
    >
      <p>{say('conflict_text')}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{say('conflict_item')}</th>
            <th scope="col">{say('conflict_mine')}</th>
            <th scope="col">{say('conflict_theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ what, mine, theirs }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
