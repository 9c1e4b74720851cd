import { useText } from '../i18n/use-text.js';
import { definitionMessages } from './definition-messages.js';
import { toPercent } from './percent.js';

const FULL = 100;

interface PercentSumProps {
  shares: readonly number[];
  right: 'sum' | 'shares_sum';
  wrong: 'sum_wrong' | 'shares_wrong';
  /** What else is wrong with the whole. */
  fault?: string | undefined;
}

/** What shares come to, and what is wrong with them together. */
export function PercentSum({ shares, right, wrong, fault }: PercentSumProps) {
  const say = useText(definitionMessages);
  const sum = Number(toPercent(shares.reduce((all, share) => all + (Number.isNaN(share) ? 0 : share), 0)));
  return (
    <>
      <p role="status" className={sum === FULL ? 'soft' : 'field-fault'}>
        {say(sum === FULL ? right : wrong, { sum })}
      </p>
      {sum === FULL && <GroupFault fault={fault} />}
    </>
  );
}

/** What is wrong with several fields together. */
export function GroupFault({ fault }: { fault: string | undefined }) {
  return fault === undefined ? null : (
    <p role="alert" className="field-fault">
      {fault}
    </p>
  );
}
