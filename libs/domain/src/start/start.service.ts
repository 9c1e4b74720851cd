import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RouteOutput } from '@contracts/http.js';
import { settingDefaults } from '@contracts/settings.js';
import type { Start, startOwnCentre } from '@contracts/start.js';
import type { Actor } from '@platform/auth/actor.js';
import { localDate } from '@platform/time/zone.js';
import { AccountAdminService } from '../accounts/account-admin.service.js';
import { SampleService } from '../maintenance/sample/sample.service.js';
import { periodIdOf } from '../scorecards/period-calendar.js';
import { DEFAULT_SCHEMES, SchemeStore } from '../scorecards/scheme.store.js';
import { SettingsService } from '../settings/settings.service.js';
import { AdministratorNeededError, AdministratorThereError } from './start.errors.js';
import { StartStore } from './start.store.js';

interface Administrator {
  employee_no: string;
  name: string;
}

/** The first day: from the sample to a centre of one's own. */
@Injectable()
export class StartService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: StartStore,
    private readonly sample: SampleService,
    private readonly accounts: AccountAdminService,
    private readonly schemes: SchemeStore,
    private readonly settings: SettingsService,
  ) {}

  async progress(): Promise<Start> {
    const tx = this.dataSource.manager;
    const sample = await this.sample.find();
    const { timeZone, monthStartsOn } = await this.settings.calendar(tx);
    const period = periodIdOf(localDate(new Date(), timeZone), monthStartsOn);
    const { code, number, definition } = await this.schemes.inForce(tx, DEFAULT_SCHEMES.agent, 'agent', period);
    return {
      ...(await this.store.firstDay(tx)),
      sample: sample === null ? null : { last_month: sample.last_month },
      own_data: (await this.sample.findOwnData(tx)) !== null,
      month_starts_on: monthStartsOn,
      rules: {
        scheme: code,
        version: number,
        quota: definition.quota.standard,
        quota_new_hire: definition.quota.newHire,
        pass_mark: definition.passBp / 100,
        exam_pass_mark: definition.exam.passBp / 100,
        notice_days: (await this.settings.read(tx, 'notice_days')) ?? settingDefaults.notice_days,
      },
    };
  }

  /**
   * Takes the sample away. Whoever is made to administer is there together with that, or not at all.
   * @throws AdministratorNeededError, AdministratorThereError, AccountExistsError, NoSampleError, OwnDataError, SampleBusyError
   */
  async ownCentre(actor: Actor, administrator: Administrator | undefined): Promise<RouteOutput<typeof startOwnCentre>> {
    let password: string | null = null;
    await this.sample.inTurn(async () => {
      await this.sample.refuseUnlessAlone();
      await this.sample.remove(actor.employeeNo, async (tx) => {
        const { own_administrator } = await this.store.firstDay(tx);
        if (own_administrator && administrator !== undefined) throw new AdministratorThereError();
        if (own_administrator) return;
        if (administrator === undefined) throw new AdministratorNeededError();
        const { employee_no: employeeNo, name } = administrator;
        const roles = [{ role: 'admin' as const }, { role: 'manager' as const }];
        ({ password } = await this.accounts.createIn(tx, actor.employeeNo, { employeeNo, name, roles, password: 'temporary' }));
      });
    });
    return {
      employee_no: administrator?.employee_no ?? null,
      password,
      signed_out: !(await this.store.hasAccount(this.dataSource.manager, actor.accountId)),
    };
  }
}
