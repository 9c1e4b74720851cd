import { Controller } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { listNotifications, readNotifications } from '@contracts/notifications.js';
import { NotificationService } from '@domain/notifications/notification.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';

@Controller()
export class NotificationsController {
  constructor(private readonly notifications: NotificationService) {}

  @Handle(listNotifications)
  list(
    @Input() { query }: RouteInput<typeof listNotifications>,
    @Caller() { actor }: CallerContext,
  ): Promise<RouteOutput<typeof listNotifications>> {
    return this.notifications.list(actor.accountId, query);
  }

  @Handle(readNotifications)
  async read(
    @Input() { body }: RouteInput<typeof readNotifications>,
    @Caller() { actor }: CallerContext,
  ): Promise<RouteOutput<typeof readNotifications>> {
    return { unread: await this.notifications.read(actor.accountId, body) };
  }
}
