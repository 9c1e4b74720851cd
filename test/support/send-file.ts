import type { Answer, Client } from './api-fixture.js';

/** Sends a file as a page does. */
export async function sendFile(client: Client, name: string, content: string | Buffer, address = '/api/v1/uploads'): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from(content))]), name);
  const probe = new Request('http://localhost', { method: 'POST', body: form });
  return client.request('POST', address, {
    headers: { 'content-type': probe.headers.get('content-type') ?? '' },
    raw: Buffer.from(await probe.arrayBuffer()),
  });
}
