import { defineMessages } from '../i18n/define-messages.js';

export const evaluationMessages = defineMessages(
  'evaluations',
  {
    evaluation: '质检 {no}',
  },
  {
    evaluation: 'Evaluation {no}',
  },
);
