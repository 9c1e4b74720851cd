import { Controller } from '@nestjs/common';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import {
  changeSetting,
  getCalendarYear,
  getSetting,
  listSettings,
  listSettingVersions,
  replaceCalendarYear,
} from '@contracts/settings-routes.js';
import { CalendarYearService } from '@domain/settings/calendar-year.service.js';
import { SettingCatalogueService } from '@domain/settings/setting-catalogue.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { tagged, type Tagged } from '../http/tagged.js';

@Controller()
export class SettingsController {
  constructor(
    private readonly catalogue: SettingCatalogueService,
    private readonly calendar: CalendarYearService,
  ) {}

  @Handle(listSettings)
  async list(): Promise<RouteOutput<typeof listSettings>> {
    return { items: await this.catalogue.list() };
  }

  @Handle(listSettingVersions)
  async history(@Input() { params }: RouteInput<typeof listSettingVersions>): Promise<RouteOutput<typeof listSettingVersions>> {
    return { items: await this.catalogue.history(params.key) };
  }

  @Handle(getSetting)
  async get(@Input() { params }: RouteInput<typeof getSetting>): Promise<Tagged<RouteOutput<typeof getSetting>>> {
    const setting = await this.catalogue.find(params.key);
    return tagged(setting.version, setting);
  }

  @Handle(changeSetting)
  async change(
    @Input() { params, body }: RouteInput<typeof changeSetting>,
    @Caller() { actor, ifMatch }: CallerContext,
  ): Promise<Tagged<RouteOutput<typeof changeSetting>>> {
    const setting = await this.catalogue.change({ key: params.key, value: body.value, basedOn: ifMatch, actor: actor.employeeNo });
    return tagged(setting.version, setting);
  }

  @Handle(getCalendarYear)
  async year(@Input() { params }: RouteInput<typeof getCalendarYear>): Promise<Tagged<RouteOutput<typeof getCalendarYear>>> {
    const year = await this.calendar.find(params.year);
    return tagged(year.tag, year);
  }

  @Handle(replaceCalendarYear)
  async replaceYear(
    @Input() { params, body }: RouteInput<typeof replaceCalendarYear>,
    @Caller() { actor, ifMatch }: CallerContext,
  ): Promise<Tagged<RouteOutput<typeof replaceCalendarYear>>> {
    const year = await this.calendar.replace({ year: params.year, days: body.days, basedOn: ifMatch, actor: actor.employeeNo });
    return tagged(year.tag, year);
  }
}
