import { Controller, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { RouteInput, RouteOutput } from '@contracts/http.js';
import { getPlayback, getRecording, removeRecording, sendRecording } from '@contracts/recordings.js';
import { RecordingService } from '@domain/recordings/recording.service.js';
import { Caller, type CallerContext } from '../http/caller.js';
import { Handle, Input } from '../http/handle.js';
import { partAnswer } from '../http/part-answer.js';
import { receiveFile } from '../http/receive-file.js';

@Controller()
export class RecordingsController {
  constructor(private readonly recordings: RecordingService) {}

  @Handle(getPlayback)
  playback(
    @Input() { params }: RouteInput<typeof getPlayback>,
    @Caller() { scope }: CallerContext,
  ): Promise<RouteOutput<typeof getPlayback>> {
    return this.recordings.playback(params.recording_id, scope);
  }

  @Handle(getRecording)
  async content(
    @Input() { params }: RouteInput<typeof getRecording>,
    @Caller() { scope }: CallerContext,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return partAnswer(request, response, await this.recordings.open(params.recording_id, scope));
  }

  @Handle(sendRecording)
  send(
    @Input() { params }: RouteInput<typeof sendRecording>,
    @Caller() { actor, scope }: CallerContext,
    @Req() request: Request,
  ): Promise<RouteOutput<typeof sendRecording>> {
    const wish = { recordingId: params.recording_id, actor: actor.employeeNo, scope };
    return receiveFile(request, ({ path, name }) => this.recordings.keep(path, name, wish));
  }

  @Handle(removeRecording)
  async remove(@Input() { params }: RouteInput<typeof removeRecording>, @Caller() { actor, scope }: CallerContext): Promise<void> {
    await this.recordings.remove({ recordingId: params.recording_id, actor: actor.employeeNo, scope });
  }
}
