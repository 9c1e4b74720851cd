import type { UploadView } from '@contracts/import-routes.js';
import { send } from '../api/call.js';

/** Sends a file to be kept; what is to be done with it is asked for later. @throws ProblemError, UnreachableError */
export async function sendUpload(file: File): Promise<UploadView> {
  const form = new FormData();
  form.append('file', file, file.name);
  return (await send('POST', '/api/v1/uploads', form)).json() as Promise<UploadView>;
}
