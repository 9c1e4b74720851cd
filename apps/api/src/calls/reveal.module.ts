import { Module } from '@nestjs/common';
import { CallRevealModule } from '@domain/calls/call-reveal.module.js';
import { RevealController } from './reveal.controller.js';

@Module({ imports: [CallRevealModule], controllers: [RevealController] })
export class RevealModule {}
