import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DrawRequest, EvaluationDraw, EvaluationDrawRecord } from '@contracts/evaluation-draws.js';
import { covers } from '@platform/auth/data-scope.js';
import { drawSample } from '@scoring/draw-sample.js';
import { GENERATOR } from '@scoring/seeded-generator.js';
import { PeriodService } from '../scorecards/period.service.js';
import { QuotaService, type AgentQuota } from '../scorecards/quota.service.js';
import { SettingsService } from '../settings/settings.service.js';
import { DrawStore, type DrawReach, type KeptDraw, type NewDraw } from './draw.store.js';
import { DrawnDraftService } from './drawn-draft.service.js';
import { evaluatorOf, type Evaluator } from './evaluation-planner.js';
import { DrawUnknownError, NothingToDrawError } from './evaluations.errors.js';

/** Draws the next call for an evaluator in a way that anyone can repeat. */
@Injectable()
export class DrawService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: DrawStore,
    private readonly quotas: QuotaService,
    private readonly periods: PeriodService,
    private readonly settings: SettingsService,
    private readonly starts: DrawnDraftService,
  ) {}

  /**
   * Draws a call of an agent below their number, and begins its draft: from then on nobody else draws it.
   * @throws NothingToDrawError, NoFormInForceError, PeriodLockedError, NotAPersonError, and whatever planning the draft refuses
   */
  async draw(request: DrawRequest, evaluator: Evaluator): Promise<EvaluationDraw> {
    const evaluatorId = evaluatorOf(evaluator.actor);
    return this.dataSource.transaction(async (tx) => {
      await this.store.takeTurn(tx);
      const period = request.period === undefined ? await this.quotas.monthOf(tx, new Date()) : await this.periods.get(tx, request.period);
      await this.periods.refuseIfLocked(tx, [period.id], null);
      const { timeZone } = await this.settings.calendar(tx);
      const direction = request.direction ?? null;
      const reach: DrawReach = { startsAt: period.startsAt, endsAt: period.endsAt, direction, scope: evaluator.scope, timeZone };
      const asked = (await this.quotas.ofMonth(tx, period)).filter(
        ({ teamCode, agentId, lastDay }) => (request.team ?? teamCode) === teamCode && covers(evaluator.scope, agentId, lastDay),
      );
      const drawn = await this.drawFrom(tx, asked, evaluatorId, reach);
      if (drawn === null) throw new NothingToDrawError(period.id);
      const evaluationNo = await this.starts.begin(tx, drawn.recordingId, request.form_code ?? null, evaluator);
      const team = request.team ?? null;
      const draw = await this.store.insert(tx, { ...drawn, periodId: period.id, evaluatorId, evaluationNo, team, direction });
      const kept = await this.store.find(tx, draw);
      await this.starts.record(tx, kept!, evaluator.actor.employeeNo);
      return shown(kept!);
    });
  }

  /** @throws DrawUnknownError, also for somebody else’s unless the caller sees everything */
  async get(draw: number, { actor, scope }: Evaluator): Promise<EvaluationDrawRecord> {
    const kept = await this.store.find(this.dataSource.manager, draw);
    if (kept === null || (kept.evaluator_id !== actor.personId && scope.kind !== 'all')) throw new DrawUnknownError(draw);
    const { agent_frame, passed_over, call_frame } = kept;
    return { ...shown(kept), agent_frame, passed_over, call_frame, repeated: isRepeated(kept) };
  }

  private async drawFrom(
    tx: EntityManager,
    asked: readonly AgentQuota[],
    evaluatorId: number,
    reach: DrawReach,
  ): Promise<Pick<
    NewDraw,
    'agentId' | 'recordingId' | 'generator' | 'agentSeed' | 'callSeed' | 'agentFrame' | 'passedOver' | 'callFrame' | 'exclusions'
  > | null> {
    // prettier-ignore
    const inHand = await this.store.draftsInHand(tx, reach);
    const others = asked.filter(({ agentId }) => agentId !== evaluatorId);
    const below = others.filter(({ agentId, planned, completed }) => completed + (inHand.get(agentId) ?? 0) < planned);
    const numbers = new Map(below.map(({ employeeNo, agentId }) => [employeeNo, agentId]));
    const [agentSeed, callSeed] = [newSeed(), newSeed()];
    const order = inDrawnOrder([...numbers.keys()], agentSeed).map((employeeNo) => numbers.get(employeeNo)!);
    const found = await this.store.firstWithCall(tx, order, reach);
    if (found === null) return null;
    const calls = await this.store.callsOf(tx, found.agentId, reach);
    const callFrame = calls.filter(({ evaluated, in_draft }) => !evaluated && !in_draft).map(({ recording_id }) => recording_id);
    return {
      agentId: found.agentId,
      recordingId: inDrawnOrder(callFrame, callSeed)[0]!,
      generator: GENERATOR,
      agentSeed,
      callSeed,
      agentFrame: [...numbers.values()],
      passedOver: order.slice(0, found.before),
      callFrame,
      exclusions: {
        agents_full: others.length - below.length,
        agents_own: asked.length - others.length,
        agents_without_calls: found.before,
        calls_evaluated: calls.filter(({ evaluated }) => evaluated).length,
        calls_in_draft: calls.filter(({ evaluated, in_draft }) => in_draft && !evaluated).length,
      },
    };
  }
}

function newSeed(): bigint {
  return randomBytes(8).readBigUInt64BE();
}

const ONE_STRATUM = 'all';

function inDrawnOrder(ids: readonly string[], seed: bigint): string[] {
  const frame = ids.map((id) => ({ id, stratum: ONE_STRATUM }));
  return drawSample(frame, { [ONE_STRATUM]: ids.length }, seed).get(ONE_STRATUM) ?? [];
}

function isRepeated({
  generator,
  agent_frame,
  passed_over,
  call_frame,
  agent_seed,
  call_seed,
  employee_no,
  recording_id,
}: KeptDraw): boolean {
  if (generator !== GENERATOR) return false;
  const agents = inDrawnOrder(agent_frame, BigInt(agent_seed));
  const passed = agents.slice(0, passed_over.length).every((agent, at) => agent === passed_over[at]);
  return passed && agents[passed_over.length] === employee_no && inDrawnOrder(call_frame, BigInt(call_seed))[0] === recording_id;
}

function shown(kept: KeptDraw): EvaluationDraw {
  const { draw, period, evaluation_no, evaluator_no, employee_no, recording_id, generator, agent_seed, call_seed } = kept;
  const { team, direction, exclusions, agent_frame, call_frame } = kept;
  return {
    draw,
    period,
    evaluation_no,
    evaluator_no,
    employee_no,
    recording_id,
    generator,
    agent_seed,
    call_seed,
    team,
    direction,
    agents: agent_frame.length,
    calls: call_frame.length,
    exclusions,
    drawn_at: kept.drawn_at.toISOString(),
  };
}
