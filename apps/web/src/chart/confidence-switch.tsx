import './chart.css';
import { Switch } from 'antd';
import { useId } from 'react';
import { useText } from '../i18n/use-text.js';
import { chartMessages } from './messages.js';
import { showConfidence, useConfidence } from './use-confidence.js';

export function ConfidenceSwitch() {
  const say = useText(chartMessages);
  const on = useConfidence();
  const label = useId();
  return (
    <span className="confidence" title={say('confidence_help')}>
      <span id={label}>{say('confidence')}</span>
      <Switch size="small" checked={on} aria-labelledby={label} onChange={showConfidence} />
    </span>
  );
}
