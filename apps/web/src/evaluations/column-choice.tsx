import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { EvaluationColumn } from '@contracts/evaluations.js';
import { useText } from '../i18n/use-text.js';
import { Panel } from '../shell/panel.js';
import { columnNames } from './columns.js';
import { evaluationMessages } from './messages.js';

interface ColumnChoiceProps {
  chosen: readonly EvaluationColumn[];
  choose: (chosen: readonly EvaluationColumn[] | null) => void;
}

export function ColumnChoice({ chosen, choose }: ColumnChoiceProps) {
  const say = useText(evaluationMessages);
  const [open, setOpen] = useState(false);
  return (
    <Panel
      open={open}
      onClose={() => setOpen(false)}
      label={say('columns')}
      button={
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {say('columns')}
        </Button>
      }
    >
      <Checkbox.Group
        className="column-choice"
        value={[...chosen]}
        options={columnNames.map((name) => ({ value: name, label: say(`col_${name}`), disabled: name === 'evaluation_no' }))}
        onChange={choose}
      />
      <p className="soft">{say('columns_help')}</p>
      <Button size="small" onClick={() => choose(null)}>
        {say('columns_all')}
      </Button>
    </Panel>
  );
}
