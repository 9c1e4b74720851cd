import type { ExplainedCard } from '@contracts/explained-card.js';
import { score } from '../format/figures.js';
import { useText } from '../i18n/use-text.js';
import { useConfidence } from '../chart/use-confidence.js';
import { cardMessages } from './messages.js';

/** Who cannot be told apart from this agent; only for those who ask how sure a rank is. */
export function TieBands({ bands }: { bands: ExplainedCard['tie_bands'] }) {
  const say = useText(cardMessages);
  if (!useConfidence() || bands.length === 0) return null;
  return (
    <>
      <h3>{say('tie_band')}</h3>
      <p className="soft">{say('tie_note')}</p>
      <ul className="arithmetic">
        {bands.map(({ band, members }) => (
          <li key={band}>
            {say('tie_members', {
              band,
              members: members.map(({ name, low, high }) => `${name} ${score(low)}–${score(high)}`).join(say('separator')),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
