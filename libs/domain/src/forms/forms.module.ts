import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { FormCatalogueCache } from './form-catalogue-cache.js';
import { FormEditService } from './form-edit.service.js';
import { FormEditStore } from './form-edit.store.js';
import { FormQueryService } from './form-query.service.js';
import { FormImporter } from './form.importer.js';
import { FormStore } from './form.store.js';

const OFFERED = [FormStore, FormCatalogueCache, FormImporter, FormQueryService, FormEditService];

/** Evaluation forms. Needs a DataSource in the process. */
@Module({ imports: [AuditModule], providers: [...OFFERED, FormEditStore], exports: OFFERED })
export class FormsModule {}
