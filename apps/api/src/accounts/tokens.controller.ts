import { Controller } from '@nestjs/common';
import { createToken, listTokens, revokeToken } from '@contracts/sign-in.js';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { TokenService } from '@domain/accounts/token.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class TokensController {
  constructor(private readonly tokens: TokenService) {}

  @Handle(listTokens)
  list(@Input() { query }: RouteInput<typeof listTokens>, @Caller() { actor }: CallerContext): Promise<RouteOutput<typeof listTokens>> {
    return this.tokens.list(actor, query, query.state);
  }

  @Handle(createToken)
  create(@Input() { body }: RouteInput<typeof createToken>, @Caller() { actor }: CallerContext): Promise<RouteOutput<typeof createToken>> {
    return this.tokens.create(actor, body.name, body.permissions, body.expires_in_days);
  }

  @Handle(revokeToken)
  revoke(@Input() { params }: RouteInput<typeof revokeToken>, @Caller() { actor }: CallerContext): Promise<void> {
    return this.tokens.revoke(actor, params.id);
  }
}
