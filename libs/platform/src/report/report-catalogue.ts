import { FairmarkError } from '../errors/fairmark-error.js';
import type { ReportDefinition } from './report-definition.js';

/** A name that no folder of the reports has. */
export class ReportUnknownError extends FairmarkError {
  constructor(report: string, known: readonly string[]) {
    super('reporting.unknown_report', { report, known: known.join(', ') }, 404);
  }
}

/** The reports of this installation by name. Also the token they are injected by. */
export class ReportCatalogue {
  private readonly byName: ReadonlyMap<string, ReportDefinition>;

  constructor(definitions: readonly ReportDefinition[]) {
    this.byName = new Map(definitions.map((definition) => [definition.name, definition]));
  }

  /** In the order of the alphabet. */
  get names(): string[] {
    return [...this.byName.keys()].sort();
  }

  /** @throws ReportUnknownError listing the names there are */
  get(name: string): ReportDefinition {
    const definition = this.byName.get(name);
    if (definition === undefined) throw new ReportUnknownError(name, this.names);
    return definition;
  }
}
