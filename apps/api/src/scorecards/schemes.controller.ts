import { Controller } from '@nestjs/common';
import type { z } from 'zod';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import {
  approveScheme,
  createSchemeDraft,
  getScheme,
  getSchemeVersion,
  listSchemes,
  replaceSchemeDraft,
  tryScheme,
} from '@contracts/schemes.js';
import { SchemeCatalogueService, type TaggedScheme } from '@domain/scorecards/scheme-catalogue.service.js';
import { TRIAL_JOB, type trialPayload } from '@domain/scorecards/scheme-trial.performer.js';
import { SchemeTrialService } from '@domain/scorecards/scheme-trial.service.js';
import { reachOfActor, requireAll } from '../http/access.guard.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { tagged, type Tagged } from '../http/tagged.js';
import { JobDeskService } from '../jobs/job-desk.service.js';

type Version = Promise<Tagged<RouteOutput<typeof getSchemeVersion>>>;

@Controller()
export class SchemesController {
  constructor(
    private readonly schemes: SchemeCatalogueService,
    private readonly trials: SchemeTrialService,
    private readonly desk: JobDeskService,
  ) {}

  @Handle(listSchemes)
  async list(@Caller() caller: CallerContext): Promise<RouteOutput<typeof listSchemes>> {
    return { items: await this.schemes.list(seesDrafts(caller)) };
  }

  @Handle(getScheme)
  get(@Input() { params }: RouteInput<typeof getScheme>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof getScheme>> {
    return this.schemes.get(params.code, seesDrafts(caller));
  }

  @Handle(getSchemeVersion)
  async version(@Input() { params }: RouteInput<typeof getSchemeVersion>, @Caller() caller: CallerContext): Version {
    return sent(await this.schemes.version(params.code, params.number, seesDrafts(caller)));
  }

  @Handle(createSchemeDraft)
  async create(@Input() { params, body }: RouteInput<typeof createSchemeDraft>, @Caller() { actor }: CallerContext): Version {
    const { name_zh: nameZh, name_en: nameEn, definition } = body;
    return sent(await this.schemes.addDraft({ code: params.code, nameZh, nameEn, definition, actor: actor.employeeNo }));
  }

  @Handle(replaceSchemeDraft)
  async replace(@Input() { params, body }: RouteInput<typeof replaceSchemeDraft>, @Caller() { actor, ifMatch }: CallerContext): Version {
    return sent(await this.schemes.replaceDraft(params.code, params.number, body.definition, ifMatch, actor.employeeNo));
  }

  @Handle(approveScheme)
  async approve(@Input() { params, body }: RouteInput<typeof approveScheme>, @Caller() { actor, ifMatch }: CallerContext): Version {
    return sent(await this.schemes.approve({ ...params, effectiveFrom: body.effective_from, tag: ifMatch, actor: actor.employeeNo }));
  }

  @Handle(tryScheme)
  async try(
    @Input() { params, body }: RouteInput<typeof tryScheme>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof tryScheme>> {
    // It names everybody whose grade would move.
    requireAll(caller.actor, 'scorecards.read');
    await this.schemes.version(params.code, params.number, true);
    await this.trials.closed(body.period);
    const payload: z.input<typeof trialPayload> = { scheme: params.code, version: params.number, period: body.period };
    return this.desk.request(TRIAL_JOB, payload, caller);
  }
}

/** Drafts are for those who write and approve them. */
function seesDrafts({ actor }: CallerContext): boolean {
  return reachOfActor(actor, 'schemes.draft') !== null || reachOfActor(actor, 'schemes.approve') !== null;
}

function sent({ tag, version }: TaggedScheme): Tagged<TaggedScheme['version']> {
  return tagged(tag, version);
}
