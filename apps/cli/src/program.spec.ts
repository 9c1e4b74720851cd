import { catalogue } from './catalogue.js';
import { runProgram } from './program.js';

interface Called {
  command: string;
  input: Record<string, unknown>;
}

async function called(...words: string[]): Promise<Called> {
  const calls: Called[] = [];
  await runProgram(words, async (entry, input) => {
    calls.push({ command: entry.name, input });
    return 0;
  });
  expect(calls).toHaveLength(1);
  return calls[0] as Called;
}

function wrong(...words: string[]): Promise<number> {
  return runProgram(words, async () => 0, 'en');
}

describe('a command line', () => {
  it('becomes arguments and options by name', async () => {
    expect(await called('import', 'roster', 'a.xlsx', 'b.csv', '--skip-bad', '--effective-from', '2026-10-15', '--json')).toEqual({
      command: 'import',
      input: { kind: 'roster', file: ['a.xlsx', 'b.csv'], skipBad: true, effectiveFrom: '2026-10-15', json: true },
    });
  });

  it('explain takes an evaluation, or a period and a person', async () => {
    expect((await called('explain', 'Q1')).input).toEqual({ evaluationNo: 'Q1', agentNo: undefined });
    expect((await called('explain', '2026-10', '0007', '--run', '2')).input).toEqual({ evaluationNo: '2026-10', agentNo: '0007', run: 2 });
  });

  it('accepted checks may be given with commas or one by one', async () => {
    const { input } = await called('publish', '2026-10', '--accept', 'under_quota,missing_exam', '--accept', 'grade_moves');
    expect(input['accept']).toEqual(['under_quota', 'missing_exam', 'grade_moves']);
  });

  it('a header with an equals sign can be mapped', async () => {
    const { input } = await called('map', 'a.xlsx', '--kind', 'cases', '--save', 'x', '--column', 'A=B=case_no', '--set', 'content=a=b');
    expect(input).toMatchObject({ column: [['A=B', 'case_no']], set: [['content', 'a=b']] });
  });

  it('may begin with two words', async () => {
    expect(await called('stats', 'chart', 'a.csv', '--kind', 'p', '--column', 'bad', '--column', 'all')).toEqual({
      command: 'stats chart',
      input: { file: 'a.csv', kind: 'p', column: ['bad', 'all'] },
    });
    expect((await called('stats', 'agreement', 'a.csv', '--level', 'ratio', '--json')).input).toEqual({
      file: 'a.csv',
      level: 'ratio',
      json: true,
    });
  });

  it('gives back the exit status of the command', async () => {
    expect(await runProgram(['migrate'], async () => 130)).toBe(130);
  });
});

describe('a wrong command line is told in one sentence', () => {
  it.each([
    [[], 'cli.no_command'],
    [['imprt'], 'cli.unknown_command_meant'],
    [['xyzzy'], 'cli.unknown_command'],
    [['stats'], 'stats.no_subcommand'],
    [['stats', '--json'], 'stats.no_subcommand'],
    [['stats', 'agrement', 'a.csv'], 'stats.unknown_subcommand'],
    [['stats', 'agreement'], 'cli.missing_argument'],
    [['stats', 'agreement', 'a.csv', '--level', 'metric'], 'cli.not_one_of'],
    [['stats', 'chart', 'a.csv'], 'cli.missing_option'],
    [['stats', 'chart', 'a.csv', '--kind', 'ewma', '--lambda', '1.5'], 'stats.not_a_fraction'],
    [['stats', 'chart', 'a.csv', '--kind', 'ewma', '--width', '0'], 'stats.not_positive'],
    [['import', 'rooster', 'a.xlsx'], 'cli.not_one_of'],
    [['import', 'roster'], 'cli.missing_argument'],
    [['import', 'roster', 'a.xlsx', '--dryrun'], 'cli.unknown_option_meant'],
    [['import', 'roster', 'a.xlsx', '--errors'], 'cli.option_without_value'],
    [['import', 'roster', 'a.xlsx', '--blank', 'full'], 'cli.not_one_of'],
    [['import', 'roster', 'a.xlsx', '--effective-from', '2026-02-30'], 'cli.not_a_date'],
    [['close', '2026-10', '2026-11'], 'cli.too_many_arguments'],
    [['publish', '2026-10', '--notice', '-1'], 'cli.not_whole_number'],
    [['scorecards', '2026-10', '--run', '0'], 'cli.not_whole_number'],
    [['template', 'roster', '--lang', 'fr'], 'cli.not_one_of'],
    [['export', 'team-monthly', '--period', '2026-10'], 'cli.missing_option'],
    [['map', 'a.xlsx', '--kind', 'cases', '--save', 'x', '--set', 'content'], 'cli.not_a_pair'],
  ])('%j: %s', async (words, code) => {
    await expect(wrong(...words)).rejects.toMatchObject({ name: 'UsageError', code });
  });
});

it('the catalogue announces each command once', () => {
  const names = catalogue.map((entry) => entry.name);
  expect(new Set(names).size).toBe(names.length);
});
