import { Module } from '@nestjs/common';
import { NotificationsModule as NotificationsDomainModule } from '@domain/notifications/notifications.module.js';
import { NotificationsController } from './notifications.controller.js';

@Module({ imports: [NotificationsDomainModule], controllers: [NotificationsController] })
export class NotificationsModule {}
