import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { reachOf, type Permission } from '@contracts/access.js';
import type { Duty, Home } from '@contracts/home.js';
import type { Actor } from '@platform/auth/actor.js';
import type { DataScope } from '@platform/auth/data-scope.js';
import { productVersion } from '@platform/config/product-version.js';
import { localDate } from '@platform/time/zone.js';
import { AccessService } from '../accounts/access.service.js';
import { waitingSince } from '../evaluations/acknowledge-by.js';
import { AcknowledgementRules } from '../evaluations/acknowledgement-rules.service.js';
import { periodIdOf } from '../scorecards/period-calendar.js';
import { PeriodService } from '../scorecards/period.service.js';
import type { Period } from '../scorecards/period.store.js';
import { QuotaService } from '../scorecards/quota.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { datedDuty } from './duty-days.js';
import { HomeStore } from './home.store.js';
import { teamChanges } from './team-changes.js';
import { underQuota } from './under-quota.js';

/** What somebody finds at home: what they have to do today, by their roles. */
@Injectable()
export class HomeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: HomeStore,
    private readonly access: AccessService,
    private readonly periods: PeriodService,
    private readonly quotas: QuotaService,
    private readonly settings: SettingsService,
    private readonly acknowledging: AcknowledgementRules,
  ) {}

  async home(actor: Actor): Promise<Home> {
    const tx = this.dataSource.manager;
    const { timeZone, monthStartsOn } = await this.settings.calendar(tx);
    const now = new Date();
    const today = localDate(now, timeZone);
    const holds = (role: Actor['roles'][number]['role']) => actor.roles.some((held) => held.role === role);
    const scope = await this.access.scope(actor, 'evaluations.read');
    const month = periodIdOf(today, monthStartsOn);
    // On its first day a month has no facts yet, and all of its work.
    const period = (await this.periods.find(tx, month)) ?? (await this.quotas.month(tx, month));
    const duties = [...(await this.written(tx, actor, scope, now)), ...(await this.quotaDuties(tx, actor, scope, period))];
    return {
      day: today,
      period: period.id,
      duties,
      card: holds('agent') && actor.personId !== null ? await this.card(tx, actor.personId) : null,
      changes: holds('manager') ? teamChanges(await this.store.teamPairs(tx)) : [],
      system: holds('admin') ? { version: productVersion, audit_events: await this.store.auditEvents(tx) } : null,
      sample: may(actor, 'settings.write') && (await this.settings.read(tx, 'sample')) !== null,
    };
  }

  private async written(tx: EntityManager, actor: Actor, scope: DataScope, now: Date): Promise<Duty[]> {
    const rule = await this.acknowledging.present(tx);
    const today = localDate(now, rule.timeZone);
    const led = scope.kind === 'all' ? [] : scope.teams.filter(({ from, to }) => (from ?? today) <= today && today <= (to ?? today));
    const rows = await this.store.duties(tx, {
      personId: actor.personId,
      roles: [...new Set(actor.roles.map(({ role }) => role))],
      supervisors: actor.roles.flatMap(({ role, personId }) => (role === 'shift_supervisor' && personId !== null ? [personId] : [])),
      stays: scope.kind === 'all' ? [] : scope.stays,
      teams: led.map(({ teamId }) => teamId),
      today,
      timeZone: rule.timeZone,
      waitingSince: waitingSince(now, rule),
    });
    return rows.map((row) => datedDuty(row, rule));
  }

  private async quotaDuties(tx: EntityManager, actor: Actor, scope: DataScope, period: Period): Promise<Duty[]> {
    const byTeam = actor.roles.some(({ role }) => role === 'shift_supervisor');
    const byAgent = actor.roles.some(({ role }) => role === 'qa_trainer');
    if (!byTeam && !byAgent) return [];
    const agents = await this.quotas.ofMonth(tx, period);
    return [
      ...(byAgent ? underQuota('agents_under_quota', agents, scope, period.id) : []),
      ...(byTeam ? underQuota('teams_under_quota', agents, scope, period.id) : []),
    ];
  }

  private async card(tx: EntityManager, personId: number): Promise<Home['card']> {
    const card = await this.store.newestCard(tx, personId);
    if (card === null) return null;
    const { composite_bp, ...rest } = card;
    return { ...rest, composite: composite_bp === null ? null : composite_bp / 100 };
  }
}

function may({ roles, tokenPermissions }: Actor, permission: Permission): boolean {
  if (tokenPermissions !== null && !tokenPermissions.includes(permission)) return false;
  const held = roles.map(({ role }) => role);
  return reachOf(permission, held) !== null;
}
