import { Command, CommanderError, Option } from 'commander';
import { languageOf } from '@platform/config/environment.js';
import { productVersion } from '@platform/config/product-version.js';
import { translate, type Language, type MessageKey } from '@platform/i18n/translate.js';
import { catalogue, groupHelp, type CatalogueEntry } from './catalogue.js';
import { terminalWidth } from './output/terminal-width.js';
import { UsageError } from './usage.errors.js';

/** Runs a command of the catalogue. @returns the exit status */
export type Runner = (entry: CatalogueEntry, input: Record<string, unknown>) => Promise<number>;

/**
 * Reads a command line and runs what it asks for.
 * @param words without the interpreter and the script
 * @returns the exit status
 * @throws UsageError when the command line is wrong
 */
export async function runProgram(words: readonly string[], runner: Runner, language: Language = languageOf()): Promise<number> {
  let status = 0;
  const program = rootCommand(language);
  const groups = new Map<string, Command>();
  for (const entry of catalogue) {
    addCommand(parentOf(program, groups, entry, language), entry, language, async (input) => {
      status = await runner(entry, input);
    });
  }
  try {
    if (words.length === 0) throw new UsageError('cli.no_command');
    await program.parseAsync([...words], { from: 'user' });
    return status;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    throw groupError(words[0] ?? '', words[1]) ?? usageError(error);
  }
}

const HEADINGS: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'cli.usage',
  'Arguments:': 'cli.arguments',
  'Options:': 'cli.options',
  'Commands:': 'cli.commands',
};

function rootCommand(language: Language): Command {
  const text = (key: MessageKey): string => translate(language, key);
  return new Command('fairmark')
    .description(text('cli.help_fairmark'))
    .version(productVersion, '-V, --version', text('cli.opt_version'))
    .helpOption('-h, --help', text('cli.opt_help'))
    .helpCommand('help [command]', text('cli.help_help'))
    .configureHelp({ displayWidth: terminalWidth, styleTitle: (title) => (HEADINGS[title] ? text(HEADINGS[title]) : title) })
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
}

/** Where a command hangs: the program itself, or for a name of two words the command of the first, made when it is first needed. */
function parentOf(program: Command, groups: Map<string, Command>, { name }: CatalogueEntry, language: Language): Command {
  const [first = '', second] = name.split(' ');
  if (second === undefined) return program;
  const known = groups.get(first);
  if (known !== undefined) return known;
  const help = groupHelp[first];
  const group = program
    .command(first)
    .description(help === undefined ? '' : translate(language, help))
    .helpOption('-h, --help', translate(language, 'cli.opt_help'))
    .helpCommand(false);
  groups.set(first, group);
  return group;
}

/** What is wrong with the second word of a command that has several; null when that is not what is wrong. */
function groupError(first: string, second: string | undefined): UsageError | null {
  const seconds = catalogue.flatMap(({ name }) => (name.startsWith(`${first} `) ? [name.slice(first.length + 1)] : []));
  if (first === '' || seconds.length === 0 || (second !== undefined && seconds.includes(second))) return null;
  if (second === undefined || second.startsWith('-'))
    return new UsageError('stats.no_subcommand', { word: first, words: seconds.join(', ') });
  return new UsageError('stats.unknown_subcommand', { group: first, word: second, words: seconds.join(', ') });
}

function addCommand(
  program: Command,
  entry: CatalogueEntry,
  language: Language,
  action: (input: Record<string, unknown>) => Promise<void>,
): void {
  const command = program
    .command(entry.name.split(' ').at(-1) ?? entry.name)
    .description(translate(language, entry.help))
    .helpOption('-h, --help', translate(language, 'cli.opt_help'));
  const names: string[] = [];
  for (const { syntax, help, parse } of entry.arguments ?? []) {
    names.push(syntax.replaceAll(/[<>[\]]|\.\.\./g, ''));
    if (parse) command.argument(syntax, translate(language, help), parse);
    else command.argument(syntax, translate(language, help));
  }
  for (const { flags, help, parse, required } of entry.options ?? []) {
    const option = new Option(flags, translate(language, help)).makeOptionMandatory(required === true);
    if (parse) option.argParser(parse);
    command.addOption(option);
  }
  command.action(async (...given: unknown[]) => {
    const positional = Object.fromEntries(names.map((name, index) => [camelCase(name), given[index]]));
    await action({ ...command.opts(), ...positional });
  });
}

/** `evaluation-no|period` → `evaluationNo`: the first word names the value. */
function camelCase(name: string): string {
  return (name.split('|')[0] ?? name).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const SENTENCES: Readonly<Record<string, MessageKey>> = {
  'commander.unknownCommand': 'cli.unknown_command',
  'commander.unknownOption': 'cli.unknown_option',
  'commander.missingArgument': 'cli.missing_argument',
  'commander.optionMissingArgument': 'cli.option_without_value',
  'commander.missingMandatoryOptionValue': 'cli.missing_option',
  'commander.excessArguments': 'cli.too_many_arguments',
};

/** Commander's own sentences are English; the word they are about stands in them between quotes. */
function usageError({ code, message }: CommanderError): UsageError {
  const word = /'([^']*)'/.exec(message)?.[1] ?? '';
  const meant = /Did you mean (?:one of )?(.+?)\?/s.exec(message)?.[1];
  const key = SENTENCES[code];
  if (key === undefined) return new UsageError('cli.wrong_usage', { reason: message.replace(/^error: /, '') });
  if (meant !== undefined && key === 'cli.unknown_command') return new UsageError('cli.unknown_command_meant', { word, meant });
  if (meant !== undefined && key === 'cli.unknown_option') return new UsageError('cli.unknown_option_meant', { word, meant });
  return new UsageError(key, { word });
}
