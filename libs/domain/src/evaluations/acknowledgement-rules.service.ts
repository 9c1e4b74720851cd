import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { settingDefaults } from '@contracts/settings.js';
import { SettingsService } from '../settings/settings.service.js';
import type { AcknowledgementRule } from './acknowledge-by.js';
import { AcknowledgementStore } from './acknowledgement.store.js';

/** How long agents have to acknowledge, as the centre has it now; for whoever asks or tells of the deadline. */
@Injectable()
export class AcknowledgementRules {
  constructor(
    private readonly store: AcknowledgementStore,
    private readonly settings: SettingsService,
  ) {}

  async present(tx: EntityManager): Promise<AcknowledgementRule> {
    const { timeZone } = await this.settings.calendar(tx);
    const days = (await this.settings.read(tx, 'acknowledge_days')) ?? settingDefaults.acknowledge_days;
    return { days, timeZone, exceptions: await this.store.calendarExceptions(tx) };
  }
}
