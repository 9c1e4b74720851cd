import type { ExportView, getExport } from '@contracts/reports.js';
import { call } from '../api/call.js';

/** Saves a file as the browser saves a download. @param address of the server, or made in the page */
export function saveAs(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Browsers let a page save some files at once; of more, the history has the links. */
const AT_ONCE = 10;

/** Saves the files of an export that is done. @returns how many were left in the history */
export async function saveExport(job: string): Promise<{ view: ExportView; left: number }> {
  const id = job.replace(/^export-/, '');
  const view = await call<typeof getExport>('GET', '/exports/:export', { params: { export: id } });
  const files = view.files.filter(({ kept }) => kept);
  for (const { address, name } of files.slice(0, AT_ONCE)) {
    saveAs(address, name);
    // Downloads begun in the same instant push each other aside.
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return { view, left: Math.max(0, files.length - AT_ONCE) };
}
