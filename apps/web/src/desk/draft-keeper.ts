import type { Content } from './row-answer.js';

/** What this computer keeps of a draft until the server has it. */
export interface KeptDraft {
  content: Content;
  /** Of the draft on the server that it was written over. */
  tag: string;
}

/** One draft in this browser’s storage, apart from those of others who use the computer. */
export class DraftKeeper {
  private readonly key: string;

  constructor(employeeNo: string, evaluationNo: string) {
    this.key = `fairmark.draft.${employeeNo}.${evaluationNo}`;
  }

  read(): KeptDraft | null {
    try {
      const text = localStorage.getItem(this.key);
      return text === null ? null : (JSON.parse(text) as KeptDraft);
    } catch {
      return null;
    }
  }

  /** @returns whether there was room */
  write(draft: KeptDraft): boolean {
    try {
      localStorage.setItem(this.key, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  drop(): void {
    localStorage.removeItem(this.key);
  }
}
