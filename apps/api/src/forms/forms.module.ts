import { Module } from '@nestjs/common';
import { FormsModule as FormsDomainModule } from '@domain/forms/forms.module.js';
import { FormsController } from './forms.controller.js';

@Module({ imports: [FormsDomainModule], controllers: [FormsController] })
export class FormsModule {}
