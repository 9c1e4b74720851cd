import { Injectable } from '@nestjs/common';
import { productVersion } from '@platform/config/product-version.js';
import { RouteListService } from '../http/route-list.service.js';
import { buildDocument } from './build-document.js';

@Injectable()
export class OpenapiService {
  private document: object | null = null;

  constructor(private readonly routes: RouteListService) {}

  describe(): object {
    return (this.document ??= buildDocument(this.routes.list(), productVersion));
  }
}
