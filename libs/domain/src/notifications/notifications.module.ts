import { Module } from '@nestjs/common';
import { NotificationService } from './notification.service.js';
import { NotificationStore } from './notification.store.js';
import { NotifyService } from './notify.service.js';

@Module({
  providers: [NotificationStore, NotificationService, NotifyService],
  exports: [NotificationService, NotifyService],
})
export class NotificationsModule {}
