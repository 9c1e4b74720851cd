import { Controller } from '@nestjs/common';
import {
  createFormDraft,
  deleteFormDraft,
  getForm,
  getFormVersion,
  listForms,
  publishForm,
  replaceFormDraft,
  retireForm,
} from '@contracts/forms.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { FormEditService, type FormWrite } from '@domain/forms/form-edit.service.js';
import { FormQueryService } from '@domain/forms/form-query.service.js';
import type { TaggedForm } from '@domain/forms/form-view.js';
import { reachOfActor } from '../http/access.guard.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { tagged, type Tagged } from '../http/tagged.js';

type Version = Promise<Tagged<RouteOutput<typeof getFormVersion>>>;

@Controller()
export class FormsController {
  constructor(
    private readonly forms: FormQueryService,
    private readonly edits: FormEditService,
  ) {}

  @Handle(listForms)
  list(@Input() { query }: RouteInput<typeof listForms>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof listForms>> {
    return this.forms.list(query, seesDrafts(caller));
  }

  @Handle(getForm)
  get(@Input() { params }: RouteInput<typeof getForm>, @Caller() caller: CallerContext): Promise<RouteOutput<typeof getForm>> {
    return this.forms.get(params.code, seesDrafts(caller));
  }

  @Handle(getFormVersion)
  async version(@Input() { params }: RouteInput<typeof getFormVersion>, @Caller() caller: CallerContext): Version {
    return sent(await this.forms.version(params.code, params.version, seesDrafts(caller)));
  }

  @Handle(createFormDraft)
  async create(@Input() { params, body }: RouteInput<typeof createFormDraft>, @Caller() caller: CallerContext): Version {
    return sent(await this.edits.create(writeOf({ code: params.code, version: body.version }, caller), body));
  }

  @Handle(replaceFormDraft)
  async replace(@Input() { params, body }: RouteInput<typeof replaceFormDraft>, @Caller() caller: CallerContext): Version {
    return sent(await this.edits.replace(writeOf(params, caller), body));
  }

  @Handle(deleteFormDraft)
  remove(
    @Input() { params }: RouteInput<typeof deleteFormDraft>,
    @Caller() caller: CallerContext,
  ): Promise<RouteOutput<typeof deleteFormDraft>> {
    return this.edits.remove(writeOf(params, caller));
  }

  @Handle(publishForm)
  async publish(@Input() { params, body }: RouteInput<typeof publishForm>, @Caller() caller: CallerContext): Version {
    return sent(await this.edits.publish(writeOf(params, caller), body.effective_from));
  }

  @Handle(retireForm)
  async retire(@Input() { params }: RouteInput<typeof retireForm>, @Caller() caller: CallerContext): Version {
    return sent(await this.edits.retire(writeOf(params, caller)));
  }
}

function seesDrafts({ actor }: CallerContext): boolean {
  return reachOfActor(actor, 'forms.write') !== null;
}

function writeOf({ code, version }: { code: string; version: string }, { actor, ifMatch }: CallerContext): FormWrite {
  return { code, version, tag: ifMatch, actor: actor.employeeNo };
}

function sent({ tag, version }: TaggedForm): Tagged<TaggedForm['version']> {
  return tagged(tag, version);
}
