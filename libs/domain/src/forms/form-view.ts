import type { FormVersionView } from '@contracts/forms.js';
import { stateTag } from '@platform/versioning/state-tag.js';
import { formToJson } from './form-version-json.js';
import type { StoredFormVersion } from './form.store.js';

/** A version with the tag it must be written over with. */
export interface TaggedForm {
  tag: string;
  version: FormVersionView;
}

/** The same content in the same state: the same tag. */
export function tagOf({ name, draftedName, state, effectiveFrom, definition }: StoredFormVersion): string {
  return stateTag({ name: draftedName ?? name, state, effectiveFrom, definition });
}

export function presentVersion(stored: StoredFormVersion): TaggedForm {
  return {
    tag: tagOf(stored),
    version: {
      code: stored.code,
      name: stored.draftedName ?? stored.name,
      version: stored.version,
      state: stored.state,
      effective_from: stored.effectiveFrom,
      published_at: stored.publishedAt?.toISOString() ?? null,
      criteria_count: stored.nItems,
      ...formToJson(stored.definition),
    },
  };
}
