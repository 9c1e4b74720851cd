import { useSyncExternalStore } from 'react';
import type { ExplanationLine } from '@scoring/score-evaluation.js';
import { MISSING, percent, score, signed } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { explanationMessages } from './explanation-messages.js';
import { printed } from './row-answer.js';
import { useDesk } from './use-desk.js';

/** What each criterion did to the running score, as it will stand with the evaluation. */
export function Explanation() {
  const say = useText(explanationMessages);
  const { store } = useDesk();
  const result = useSyncExternalStore(store.subscribe, store.score);
  if (result === null) return null;
  const { sections } = store.form;
  const nameOf = (code: string | undefined) => store.form.definition.criteria.find((each) => each.code === code)?.name ?? '';
  const line = ({ code, limitBp, criterion, section, shareBp }: ExplanationLine) => (
    <li key={`${code}${criterion ?? ''}`}>
      {say(code, { limit: printed(limitBp ?? 0), criterion: nameOf(criterion), section: section ?? '' })}
      {shareBp !== undefined && ` ${signed(shareBp / 100)}`}
    </li>
  );
  const row = (index: number) => {
    const item = result.items[index]!;
    const criterion = store.criterion(index);
    if (item.state === 'hidden' || criterion.kind === 'note') return null;
    const points = item.state === 'na' ? say('na') : item.points === null ? say('unanswered') : printed(item.points);
    return (
      <tr key={criterion.code}>
        <th scope="row">{criterion.name}</th>
        <td className="number">
          {points} / {printed(criterion.maxPoints)}
        </td>
        <td className="number">{item.effectiveWeight === 0 ? MISSING : percent(item.effectiveWeight / 1_000_000)}</td>
        <td className="number">{score(item.shareBp / 100)}</td>
      </tr>
    );
  };
  return (
    <section className="explanation" aria-label={say('label')}>
      {result.explanation.length > 0 && <ul>{result.explanation.map(line)}</ul>}
      <table>
        <thead>
          <tr>
            <th scope="col">{say('criterion')}</th>
            <th scope="col" className="number">
              {say('points')}
            </th>
            <th scope="col" className="number">
              {say('weight')}
            </th>
            <th scope="col" className="number">
              {say('share')}
            </th>
          </tr>
        </thead>
        <tbody>{sections.flatMap(({ criteria }) => criteria.map(row))}</tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {say('sum')}
            </th>
            <td className="number">{score(result.rawBp === null ? null : result.rawBp / 100)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
