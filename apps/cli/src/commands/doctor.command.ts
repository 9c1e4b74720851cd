import { z } from 'zod';
import { checkInstallation } from '@domain/maintenance/doctor/check-installation.js';
import { DOCTOR_CHECKS, fail, type DoctorCheck } from '@domain/maintenance/doctor/doctor-check.js';
import { DoctorModule } from '@domain/maintenance/doctor/doctor.module.js';
import { DoctorService } from '@domain/maintenance/doctor/doctor.service.js';
import { FairmarkError } from '@platform/errors/fairmark-error.js';
import { render } from '@platform/i18n/translate.js';
import type { CommandContext } from '../command-context.js';
import { defineCommand } from '../define-command.js';

export const command = defineCommand(z.object({}), async (context) => {
  const { output, language } = context;
  const found = [...(await examineDatabase(context)), ...(await checkInstallation(context.environment))];
  const checks = found.sort((a, b) => DOCTOR_CHECKS.indexOf(a.name) - DOCTOR_CHECKS.indexOf(b.name));
  const failed = checks.filter(({ status }) => status === 'fail').length;
  const warned = checks.filter(({ status }) => status === 'warn').length;
  output.document({
    healthy: failed === 0,
    checks: checks.map(({ name, status, finding }) => ({ name, status, code: finding.key, finding: render(language, finding) })),
  });
  output.table(
    [
      {
        title: context.text('maintenance.doctor_status'),
        value: ({ status }: DoctorCheck) => context.text(`maintenance.status_${status}`),
      },
      { title: context.text('maintenance.doctor_check'), value: ({ name }: DoctorCheck) => context.text(`maintenance.check_${name}`) },
      { title: context.text('maintenance.doctor_finding'), value: ({ finding }: DoctorCheck) => render(language, finding) },
    ],
    checks,
  );
  if (failed > 0) throw new FairmarkError('maintenance.doctor_failed', { count: failed });
  if (warned > 0) output.say('maintenance.doctor_warned', { count: warned });
  else output.say('maintenance.doctor_fine');
});

/** A database that does not open is a finding, not the end. */
async function examineDatabase(context: CommandContext): Promise<DoctorCheck[]> {
  let services;
  try {
    services = await context.open(DoctorModule);
  } catch (error) {
    if (!(error instanceof FairmarkError)) throw error;
    return [fail('database', 'maintenance.database_down', { reason: error.sentence(context.language) })];
  }
  return services.get(DoctorService).run(services.connection);
}
