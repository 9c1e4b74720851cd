import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { RouteDefinition } from '@contracts/http.js';
import { routeOf } from './handle.js';
import { addressOf } from './route-address.js';

/** A Nest handler carries this when it answers requests, declared or not. */
const PATH_METADATA = 'path';

/** All routes the server answers. */
@Injectable()
export class RouteListService {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws Error naming a handler without a declaration, or two for one address: such a server must not start */
  list(): RouteDefinition[] {
    const routes = this.discovery.getControllers().flatMap(({ instance, name }) => {
      const prototype = Object.getPrototypeOf(instance) as Record<string, object>;
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const handler = prototype[method]!;
        const route = routeOf(handler);
        if (route === null && Reflect.hasMetadata(PATH_METADATA, handler))
          throw new Error(`${name}.${method} declares no route, permission and data scope`);
        return route ?? [];
      });
    });
    const taken = new Set<string>();
    for (const route of routes) {
      const address = `${route.method} ${addressOf(route)}`;
      if (taken.has(address)) throw new Error(`${address} is declared twice`);
      taken.add(address);
    }
    return routes;
  }
}
