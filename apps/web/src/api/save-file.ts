import { send } from './call.js';

/** Gives somebody a file under a name that every system takes. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replace(/[\\/:*?"<>|]+/g, '_');
  link.click();
  // The download has begun by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Fetches a file and saves it under the name the server gives. @throws ProblemError, UnreachableError */
export async function saveFrom(address: string): Promise<void> {
  const response = await send('GET', address, null);
  saveFile(await response.blob(), nameOf(response.headers.get('content-disposition')) ?? address.split('/').at(-1)!.split('?')[0]!);
}

function nameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null;
}
