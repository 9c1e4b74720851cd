import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { FormCatalogue } from './form-catalogue.js';
import { FormStore } from './form.store.js';

/**
 * The forms, read again only when they changed. Whoever asks has read the view `form_stamp`, mostly along with something else: forms
 * loaded later than their stamp are at worst newer than it, and the next one who asks loads them once more.
 */
@Injectable()
export class FormCatalogueCache {
  private kept: { stamp: string; catalogue: FormCatalogue } | null = null;

  constructor(private readonly store: FormStore) {}

  /** As last read, perhaps out of date; null: not read yet. */
  get last(): { readonly stamp: string; readonly catalogue: FormCatalogue } | null {
    return this.kept;
  }

  async at(tx: EntityManager, stamp: string): Promise<FormCatalogue> {
    if (this.kept?.stamp === stamp) return this.kept.catalogue;
    const catalogue = await this.store.load(tx);
    this.kept = { stamp, catalogue };
    return catalogue;
  }

  async present(tx: EntityManager): Promise<FormCatalogue> {
    const [{ stamp }]: [{ stamp: string }] = await tx.query('select stamp from form_stamp');
    return this.at(tx, stamp);
  }
}
