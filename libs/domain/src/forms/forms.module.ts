import { Module } from '@nestjs/common';
import { FormImporter } from './form.importer.js';
import { FormStore } from './form.store.js';

@Module({ providers: [FormStore, FormImporter], exports: [FormStore, FormImporter] })
export class FormsModule {}
