import type { ReactNode } from 'react';
import type { Trend } from '@contracts/trends.js';
import { useLanguage, useText } from '../i18n/use-text.js';
import { ChartCard } from './chart-card.js';
import { chartMessages } from './messages.js';
import { TrendChart } from './trend-chart.js';
import { hasFewMonths, trendGist, trendSpan, trendTable } from './trend-words.js';
import { useConfidence } from './use-confidence.js';

interface TrendCardProps {
  trend: Trend;
  title: string;
  height?: number;
  /** Where the server makes the workbook of it. */
  workbook?: string;
  actions?: ReactNode;
  /** Goes to what a month is made of. */
  onPoint?: (period: string) => void;
}

/** A trend with its words, its table, and both to take away. */
export function TrendCard({ trend, title, height, workbook, actions, onPoint }: TrendCardProps) {
  const say = useText(chartMessages);
  const language = useLanguage();
  const confident = useConfidence();
  return (
    <ChartCard
      title={title}
      period={trendSpan(trend, language)}
      gist={trendGist(trend, title, say, language)}
      table={trendTable(trend, say, language, confident)}
      workbook={workbook}
      actions={actions}
      note={hasFewMonths(trend) ? say('few_months') : undefined}
      onRow={onPoint}
    >
      <TrendChart trend={trend} {...(height === undefined ? {} : { height })} {...(onPoint === undefined ? {} : { onPoint })} />
    </ChartCard>
  );
}
