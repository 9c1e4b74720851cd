import { Controller } from '@nestjs/common';
import { getHome } from '@contracts/home.js';
import type { RouteOutput } from '@contracts/http.js';
import { HomeService } from '@domain/home/home.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle } from '../http/handle.js';

@Controller()
export class HomeController {
  constructor(private readonly homes: HomeService) {}

  @Handle(getHome)
  home(@Caller() { actor }: CallerContext): Promise<RouteOutput<typeof getHome>> {
    return this.homes.home(actor);
  }
}
