import { Module } from '@nestjs/common';
import { OrganizationModule as OrganizationDomainModule } from '@domain/organization/organization.module.js';
import { ImportsModule as ImportsDomainModule } from '@domain/imports/imports.module.js';
import { OrganizationController } from './organization.controller.js';

@Module({ imports: [OrganizationDomainModule, ImportsDomainModule], controllers: [OrganizationController] })
export class OrganizationModule {}
