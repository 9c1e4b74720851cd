import { Button, Select } from 'antd';
import { useState } from 'react';
import type { listForms } from '@contracts/forms.js';
import { isProblem } from '../api/problem.js';
import { useAsk } from '../api/use-ask.js';
import { Fault } from '../feedback/fault.js';
import { useText } from '../i18n/use-text.js';
import { drawWish, keepDrawWish, type DrawWish } from './draw-wish.js';
import { deskMessages } from './messages.js';
import { useDraw } from './use-draw.js';
import { useTeamOptions } from './use-team-options.js';

const MANY = 200;

/** Draws the next call, from where one wishes. */
export function NextCall() {
  const say = useText(deskMessages);
  const { draw, drawing, error } = useDraw();
  const [wish, setWish] = useState(drawWish);
  const teams = useTeamOptions();
  const forms = useAsk<typeof listForms>('/forms', { query: { page_size: MANY, total: 'none' } });
  const change = (part: Partial<DrawWish>) => {
    const next = { ...wish, ...part };
    setWish(next);
    keepDrawWish(next);
  };
  return (
    <>
      <h2>{say('next_title')}</h2>
      <p className="soft">{say('next_text')}</p>
      <div className="wishes">
        <Select aria-label={say('team')} value={wish.team} onChange={(team) => change({ team })} options={teams} />
        <Select
          aria-label={say('direction')}
          value={wish.direction}
          onChange={(direction) => change({ direction })}
          options={[
            { value: '', label: say('any_direction') },
            { value: 'inbound', label: say('inbound') },
            { value: 'outbound', label: say('outbound') },
          ]}
        />
        <Select
          aria-label={say('form')}
          value={wish.form}
          onChange={(form) => change({ form })}
          options={[
            { value: '', label: say('any_form') },
            ...(forms.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      </div>
      <Button type="primary" size="large" loading={drawing} onClick={() => void draw()}>
        {say('next_button')}
      </Button>
      {error !== null && <Fault error={error} {...(isProblem(error) ? {} : { retry: () => void draw() })} />}
    </>
  );
}
