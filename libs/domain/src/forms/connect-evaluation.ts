import { z } from 'zod';
import type { FormRow } from './form-sheet.js';

/*
 * An Amazon Connect export holds one evaluation: it names the form, its sections and its questions, and scores each question in percent,
 * but not what the answers that were not chosen are worth. So no points are made up: every scored question becomes a scale of 0 to 100
 * under the policy `weighted`, on which the export's percentages can be entered as they are. Questions of free text are notes.
 * A subsection is called by its path. Question ids are the criterion codes, since they stay the same from version to version.
 */

const section = z.object({ sectionRefId: z.string(), sectionTitle: z.string(), parentSectionRefId: z.string().nullish() });

const question = z.object({
  questionRefId: z.string(),
  sectionRefId: z.string(),
  questionType: z.string(),
  questionText: z.string(),
  score: z.unknown().optional(),
});

const connectEvaluation = z.object({
  metadata: z.object({
    evaluationDefinitionTitle: z.string(),
    evaluationDefinitionVersion: z.union([z.number(), z.string()]).default(1),
  }),
  sections: z.array(section),
  questions: z.array(question),
});

type ConnectEvaluation = z.infer<typeof connectEvaluation>;

export function isConnectEvaluation(json: unknown): json is ConnectEvaluation {
  return connectEvaluation.safeParse(json).success;
}

export function connectRows(json: ConnectEvaluation): FormRow[] {
  const { metadata, sections, questions } = connectEvaluation.parse(json);
  const byId = new Map(sections.map((each) => [each.sectionRefId, each]));
  return questions.map((each) => {
    const scored = each.questionType !== 'TEXT' && each.score !== undefined;
    return {
      form_code: metadata.evaluationDefinitionTitle,
      version: String(metadata.evaluationDefinitionVersion),
      name: metadata.evaluationDefinitionTitle,
      policy: 'weighted',
      section: pathOf(each.sectionRefId, byId),
      criterion_code: each.questionRefId,
      criterion: each.questionText,
      kind: scored ? 'scale' : 'note',
      max_points: scored ? 100 : 0,
    };
  });
}

function pathOf(id: string, byId: ReadonlyMap<string, z.infer<typeof section>>): string {
  const titles: string[] = [];
  const seen = new Set<string>();
  let at: string | null | undefined = id;
  while (typeof at === 'string' && !seen.has(at)) {
    seen.add(at);
    const each = byId.get(at);
    titles.unshift(each?.sectionTitle ?? at);
    at = each?.parentSectionRefId;
  }
  return titles.join(' / ');
}
