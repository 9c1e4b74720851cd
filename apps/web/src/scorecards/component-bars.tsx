import type { ExplainedCard } from '@contracts/explained-card.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { weightText } from './arithmetic.js';
import { cardMessages } from './messages.js';
import { targetOf } from './targets.js';
import { wordFor } from './words.js';

/** Each component as a bar to its target, with its weight and what it lacks in words. */
export function ComponentBars({ explanation }: { explanation: ExplainedCard }) {
  const say = useText(cardMessages);
  const { components } = explanation.composite;
  return (
    <ul className="bars">
      {components.map((part) => {
        const name = wordFor(say, 'component', part.code);
        const target = targetOf(part, explanation);
        const effective = part.effective_weight === null ? part.weight : part.effective_weight;
        return (
          <li key={part.code}>
            <div className="bar-words">
              <span>
                {name}{' '}
                <span className="soft">
                  {say('weight')} {weightText(effective)}%
                </span>
              </span>
              <span className="number">
                {part.value === null ? (
                  <span className="soft">{say('component_missing')}</span>
                ) : (
                  <Reached value={part.value} target={target} />
                )}
              </span>
            </div>
            {part.value !== null && (
              <div className="bar" role="img" aria-label={say('bar_of', { name, score: score(part.value), target: score(target) })}>
                <div className="bar-fill" style={{ width: `${Math.min(100, Math.max(0, part.value))}%` }} />
                <div className="bar-target" style={{ insetInlineStart: `${target}%` }} />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Reached({ value, target }: { value: number; target: number }) {
  const say = useText(cardMessages);
  const gap = target - value;
  return (
    <>
      <strong>{score(value)}</strong>{' '}
      <span className="soft">
        {say('target_at', { target: score(target) })} · {gap <= 0 ? say('reached') : say('below', { gap: score(gap) })}
      </span>
    </>
  );
}
