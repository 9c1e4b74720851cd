import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { FormView } from '@contracts/forms.js';
import { ListQuery, type ListShape, type Page, type PageRequest } from '@platform/paging/list-query.js';
import { presentVersion, type TaggedForm } from './form-view.js';
import { FormStore } from './form.store.js';
import { FormUnknownError, FormVersionUnknownError } from './forms.errors.js';

const life = z.object({
  version: z.string(),
  state: z.enum(['draft', 'published', 'retired']),
  effective_from: z.string().nullable(),
  published_at: z.coerce
    .date()
    .transform((at) => at.toISOString())
    .nullable(),
  criteria_count: z.int(),
});

/** @param drafts whether drafts are among the versions; a form of drafts only is then left out */
function shapeOf(drafts: boolean): ListShape<FormView> {
  const shown = `v.form_id = f.id and (${drafts} or v.state <> 'draft')`;
  return {
    select: `f.code, f.name, versions.versions`,
    from: `from evaluation_form f
      cross join lateral (
        select jsonb_agg(jsonb_build_object(
          'version', v.version, 'state', v.state, 'effective_from', v.effective_from, 'published_at', v.published_at, 'criteria_count', v.n_items
        ) order by v.published_at, v.id) as versions
        from form_version v where ${shown}
      ) versions`,
    sorts: { code: { sql: 'f.code', type: 'text' }, name: { sql: 'f.name collate "zh-x-icu"', type: 'text' } },
    key: [{ sql: 'f.code', type: 'text' }],
    row: z.object({ code: z.string(), name: z.string(), versions: z.array(life) }),
  };
}

/** Reads evaluation forms for people who look at them; drafts are for those who write forms. */
@Injectable()
export class FormQueryService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly forms: FormStore,
  ) {}

  async list(query: PageRequest, drafts: boolean): Promise<Page<FormView>> {
    return new ListQuery(shapeOf(drafts)).where('versions.versions is not null').page(this.dataSource.manager, query);
  }

  /** @throws FormUnknownError */
  async get(code: string, drafts: boolean): Promise<FormView> {
    const list = new ListQuery(shapeOf(drafts)).where('versions.versions is not null').where('f.code = ?', code);
    const { items } = await list.page(this.dataSource.manager, { page_size: 1, sort: 'code', total: 'none' });
    if (items[0] === undefined) throw new FormUnknownError(code);
    return items[0];
  }

  /** @throws FormVersionUnknownError */
  async version(code: string, version: string, drafts: boolean): Promise<TaggedForm> {
    const stored = await this.forms.version(this.dataSource.manager, code, version);
    if (stored === null || (stored.state === 'draft' && !drafts)) throw new FormVersionUnknownError(code, version);
    return presentVersion(stored);
  }
}
