import { App, Button, Space } from 'antd';
import { useState } from 'react';
import type { EvaluationColumn } from '@contracts/evaluations.js';
import { addressOf } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { saveFrom } from '../api/save-file.js';
import { feedbackMessages } from '../feedback/messages.js';
import { useText } from '../i18n/use-text.js';
import { fileAsked, type FilterState } from './filters.js';
import { evaluationMessages } from './messages.js';

/** The list as a file: the same rows, all pages of them, and the same columns. */
export function ExportButtons({ values, columns }: { values: FilterState['values']; columns: readonly EvaluationColumn[] }) {
  const say = useText(evaluationMessages);
  const sayTrouble = useText(feedbackMessages);
  const { message } = App.useApp();
  const [making, setMaking] = useState<'xlsx' | 'csv' | null>(null);
  const save = async (format: 'xlsx' | 'csv') => {
    setMaking(format);
    try {
      await saveFrom(addressOf('/exported-evaluations', {}, fileAsked(values, columns, format)));
      void message.success(say('exported'));
    } catch (error) {
      void message.error(isProblem(error) ? error.message : sayTrouble('unreachable'));
    } finally {
      setMaking(null);
    }
  };
  return (
    <Space.Compact>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button key={format} loading={making === format} disabled={making !== null} onClick={() => void save(format)}>
          {say(`export_${format}`)}
        </Button>
      ))}
    </Space.Compact>
  );
}
