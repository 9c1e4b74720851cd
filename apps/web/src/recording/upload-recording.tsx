import { App, Button } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { addressOf, send } from '../api/call.js';
import { isProblem } from '../api/problem.js';
import { useText } from '../i18n/use-text.js';
import { feedbackMessages } from '../feedback/messages.js';
import { recordingMessages } from './messages.js';

/** As the server takes it. */
const LIMIT_BYTES = 512 * 1024 * 1024;

/** Sends the recording of a call, or another in its place. */
export function UploadRecording({ recordingId, replaces }: { recordingId: string; replaces: boolean }) {
  const say = useText(recordingMessages);
  const sayTrouble = useText(feedbackMessages);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);

  const upload = async (file: File) => {
    if (file.size > LIMIT_BYTES) {
      void message.error(say('too_large'));
      return;
    }
    setSending(true);
    const form = new FormData();
    form.append('file', file);
    try {
      await send('POST', addressOf('/calls/:recording_id/recording', { recording_id: recordingId }), form);
      await queries.invalidateQueries({ queryKey: ['/calls/:recording_id/playback'] });
      void message.success(say('uploaded'));
    } catch (error) {
      void message.error(isProblem(error) ? error.message : sayTrouble('unreachable'));
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".wav,.mp3,.ogg,audio/*"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file !== undefined) void upload(file);
        }}
      />
      <Button size="small" loading={sending} onClick={() => input.current?.click()}>
        {say(sending ? 'uploading' : replaces ? 'replace' : 'upload')}
      </Button>
    </>
  );
}
