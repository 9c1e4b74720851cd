import type { FactWriter } from './scorecard-house.js';

/**
 * October 2026 of a centre in Shanghai, small enough to be worked out with a calculator: two teams, a transfer (0002), a leaver
 * (0003), a new hire without data (0004), calls on both ends of the month and a form where nothing applied (0005), an agent who
 * became a team leader (0006), a leader's own calls (9001).
 */
export async function writeMonthByHand(facts: FactWriter): Promise<void> {
  await writePeople(facts);
  await writeEvaluations(facts);
  await facts.exam('EX', '2026-10-20', [
    { agent: '0001', theory: 9000, practical: 8000 },
    { agent: '0002', theory: 7000 },
    { agent: '0003', status: 'absent' },
    { agent: '0005', theory: 5000, practical: 5000 },
    { agent: '0005', attempt: 2, theory: 9500, practical: 9000, heldOn: '2026-11-03' },
  ]);
  await writeFigures(facts);
  await writeCases(facts);
}

async function writePeople(facts: FactWriter): Promise<void> {
  await facts.form();
  await facts.team('T1', '一组');
  await facts.team('T2', '二组');
  await facts.person('8001', { post: 'shift_supervisor', name: '周班长' });
  await facts.supervises('8001', 'T1', '2026-01-01');
  await facts.supervises('8001', 'T2', '2026-01-01');
  await facts.person('9001', { post: 'team_leader', name: '李组长' });
  await facts.member('9001', 'T1', '2026-01-01');
  await facts.leads('9001', 'T1', '2026-01-01');
  await facts.person('0001', { name: '王一' });
  await facts.member('0001', 'T1', '2026-01-01');
  await facts.person('0002', { name: '王二' });
  await facts.member('0002', 'T1', '2026-01-01', '2026-10-15');
  await facts.member('0002', 'T2', '2026-10-16');
  await facts.person('0003', { name: '王三', leftOn: '2026-10-10' });
  await facts.member('0003', 'T1', '2026-01-01', '2026-10-10');
  await facts.person('0004', { name: '王四', hiredOn: '2026-10-20' });
  await facts.member('0004', 'T2', '2026-10-20');
  await facts.person('0005', { name: '王五' });
  await facts.member('0005', 'T2', '2026-01-01');
  await facts.person('0006', {
    name: '王六',
    posts: [
      ['agent', null, '2026-10-15'],
      ['team_leader', '2026-10-16', null],
    ],
  });
  await facts.member('0006', 'T2', '2026-01-01');
  await facts.leads('0006', 'T2', '2026-10-16');
}

async function writeEvaluations(facts: FactWriter): Promise<void> {
  await facts.evaluation({ agent: '0001', no: 'A1', at: '2026-10-05T10:00:00+08:00', finalBp: 9000, flags: [16, 0], points: [0, 1000] });
  await facts.evaluations('0001', '2026-10-06', [9500, 8000, 8700]);
  await facts.evaluations('0002', '2026-10-05', [10000, 9000, 9000, 8000]);
  await facts.evaluation({ agent: '0002', at: '2026-10-20T10:00:00+08:00', finalBp: 7000 });
  await facts.evaluation({ agent: '0002', no: 'B6', at: '2026-10-21T10:00:00+08:00', finalBp: 0, criticalFamilies: 4, flags: [0, 24] });
  await facts.evaluations('0003', '2026-10-05', [9000, 9000, 9000]);
  await facts.evaluations('0005', '2026-10-05', [9500, 9500, 9600, 9800]);
  await facts.evaluation({ agent: '0005', no: 'FIRST', at: '2026-09-30T16:30:00Z', finalBp: 9100 });
  await facts.evaluation({ agent: '0005', no: 'NEXT', at: '2026-10-31T16:00:00Z', finalBp: 1000 });
  await facts.evaluation({ agent: '0005', no: 'ALLNA', at: '2026-10-09T10:00:00+08:00', finalBp: null, flags: [2, 2] });
  await facts.evaluation({ agent: '0005', no: 'TARGETED', at: '2026-10-09T11:00:00+08:00', finalBp: 1000, purpose: 'targeted' });
  await facts.evaluations('9001', '2026-10-05', [8000, 9000]);
  await facts.evaluations('0006', '2026-10-05', [6000, 8000]);
}

async function writeFigures(facts: FactWriter): Promise<void> {
  await facts.metric('0001', '2026-10', { calls_answered: 400, calls_outbound: 100, attendance_days: 21, required_days: 22 });
  await facts.metric('0001', '2026-10-05', { calls_answered: 9999 });
  await facts.metric('0002', '2026-10', { calls_answered: 300, attendance_days: 20, required_days: 22 });
  await facts.metric('0003', '2026-10', { calls_answered: 100 });
  await facts.metric('0005', '2026-10-01', { calls_answered: 200 });
  await facts.metric('0005', '2026-10-31', { calls_answered: 400 });
  await facts.metric('0005', '2026-11-01', { calls_answered: 7777 });
  await facts.metric('0005', '2026-10', { attendance_days: 23, required_days: 22 });
}

async function writeCases(facts: FactWriter): Promise<void> {
  await facts.case({ no: 'C1', agent: '0001', kind: 'complaint', fault: 'at_fault', recordingId: 'R-77' });
  await facts.case({ no: 'C2', agent: '0001', kind: 'complaint', verdict: 'partly', fault: 'partly', recordingId: 'R-77' });
  await facts.case({ no: 'C3', agent: '0001', kind: 'complaint', fault: 'at_fault', confirmed: null });
  await facts.case({ no: 'C4', agent: '9001', kind: 'complaint', fault: 'partly' });
  await facts.case({ no: 'C5', agent: null, kind: 'complaint', fault: 'at_fault' });
  await facts.case({ no: 'C6', agent: '0002', kind: 'complaint', fault: 'at_fault', confirmed: '2026-11-01T00:00:00+08:00' });
  await facts.case({ no: 'P1', agent: '0005', kind: 'commendation' });
  await facts.case({ no: 'P2', agent: '0005', kind: 'commendation' });
  await facts.case({ no: 'P3', agent: '0005', kind: 'commendation' });
  await facts.case({ no: 'P4', agent: '0002', kind: 'commendation', received: '2026-10-03T10:00:00+08:00' });
}
