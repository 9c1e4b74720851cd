import { Module } from '@nestjs/common';
import { HomeModule as HomeDomainModule } from '@domain/home/home.module.js';
import { HomeController } from './home.controller.js';

@Module({ imports: [HomeDomainModule], controllers: [HomeController] })
export class HomeModule {}
