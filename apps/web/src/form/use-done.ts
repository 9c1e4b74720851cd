import { App } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '../i18n/use-text.js';
import { formMessages } from './messages.js';

/** After something was written: says so, asks anew for what is on show, and closes the window it was typed in. */
export function useDone(onClose: () => void): () => Promise<void> {
  const say = useText(formMessages);
  const { message } = App.useApp();
  const client = useQueryClient();
  return async () => {
    onClose();
    void message.success(say('saved'));
    await client.invalidateQueries();
  };
}
