import type { Message, MessageKey, MessageParams } from '@platform/i18n/translate.js';

/** In the order they are shown. */
export const DOCTOR_CHECKS = [
  'node',
  'home',
  'disk',
  'database',
  'migrations',
  'time_zone',
  'field_key',
  'queue',
  'keys',
  'revisions',
  'accumulators',
  'checksums',
  'audit',
  'accounts',
  'dirty',
  'outbox',
  'exports',
  'sample',
  'leftovers',
] as const;

export type DoctorCheckName = (typeof DOCTOR_CHECKS)[number];

export interface DoctorCheck {
  name: DoctorCheckName;
  status: 'ok' | 'warn' | 'fail';
  finding: Message;
}

const finding =
  (status: DoctorCheck['status']) =>
  (name: DoctorCheckName, key: MessageKey, params: MessageParams = {}): DoctorCheck => ({ name, status, finding: { key, params } });

export const ok = finding('ok');
export const warn = finding('warn');
export const fail = finding('fail');
