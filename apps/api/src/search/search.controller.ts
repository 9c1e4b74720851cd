import { Controller } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { search } from '@contracts/search.js';
import { SearchService } from '@domain/search/search.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class SearchController {
  constructor(private readonly searching: SearchService) {}

  @Handle(search)
  find(@Input() { query }: RouteInput<typeof search>, @Caller() { actor }: CallerContext): Promise<RouteOutput<typeof search>> {
    return this.searching.find(query.q, actor);
  }
}
