import { Controller } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { changeView, createView, deleteView, listViews } from '@contracts/views.js';
import { ViewService } from '@domain/views/view.service.js';
import type { Actor } from '@platform/auth/actor.js';
import { reachOfActor } from '../http/access.guard.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { ForbiddenError } from '../http/http.errors.js';

@Controller()
export class ViewsController {
  constructor(private readonly views: ViewService) {}

  @Handle(listViews)
  async list(@Input() { query }: RouteInput<typeof listViews>, @Caller() { actor }: CallerContext): Promise<RouteOutput<typeof listViews>> {
    return { items: await this.views.list(actor.accountId, query.list, shares(actor)) };
  }

  @Handle(createView)
  create(@Input() { body }: RouteInput<typeof createView>, @Caller() { actor }: CallerContext): Promise<RouteOutput<typeof createView>> {
    if (body.shared && !shares(actor)) throw new ForbiddenError();
    return this.views.create(actor.accountId, body.list, body);
  }

  @Handle(changeView)
  change(
    @Input() { params, body }: RouteInput<typeof changeView>,
    @Caller() { actor }: CallerContext,
  ): Promise<RouteOutput<typeof changeView>> {
    if (body.shared && !shares(actor)) throw new ForbiddenError();
    return this.views.change(actor.accountId, params.view, body);
  }

  @Handle(deleteView)
  remove(@Input() { params }: RouteInput<typeof deleteView>, @Caller() { actor }: CallerContext): Promise<void> {
    return this.views.remove(actor.accountId, params.view);
  }
}

/** A view may name people: it goes from hand to hand among those who look after the results of others. */
function shares(actor: Actor): boolean {
  return !['self', null].includes(reachOfActor(actor, 'evaluations.read'));
}
