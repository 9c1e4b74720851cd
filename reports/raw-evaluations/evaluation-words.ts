import type { MessageKey } from '@platform/i18n/translate.js';
import type { Say } from '../monthly/say.js';

const STATES: Record<string, MessageKey> = {
  released: 'raw_report.state_released',
  acknowledged: 'raw_report.state_acknowledged',
  appealed: 'raw_report.state_appealed',
  confirmed: 'raw_report.state_confirmed',
  revised: 'raw_report.state_revised',
  closed: 'raw_report.state_closed',
};
const CHANNELS: Record<string, MessageKey> = {
  phone: 'raw_report.channel_phone',
  ticket: 'raw_report.channel_ticket',
  callback: 'raw_report.channel_callback',
  online: 'raw_report.channel_online',
};
/** By the bits of a stored evaluation. */
const FAMILIES: [bit: number, key: MessageKey][] = [
  [1, 'raw_report.family_customer'],
  [2, 'raw_report.family_business'],
  [4, 'raw_report.family_compliance'],
];

export function stateName(say: Say, state: string): string {
  const key = STATES[state];
  return key === undefined ? state : say(key);
}

/** null: the call is not known. */
export function directionName(say: Say, direction: string | null): string | null {
  if (direction === null) return null;
  return say(direction === 'inbound' ? 'raw_report.inbound' : 'raw_report.outbound');
}

/** null: the call is not known. */
export function channelName(say: Say, channel: string | null): string | null {
  if (channel === null) return null;
  const key = CHANNELS[channel];
  return key === undefined ? channel : say(key);
}

/** Whom the critical errors hurt; null: there was none. */
export function familyNames(say: Say, families: number): string | null {
  const names = FAMILIES.filter(([bit]) => (families & bit) !== 0).map(([, key]) => say(key));
  return names.length === 0 ? null : names.join(say('monthly_report.list_separator'));
}
