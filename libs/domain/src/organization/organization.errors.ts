import { FairmarkError } from '@platform/errors/fairmark-error.js';

/** A person cannot be taken back while records refer to them. */
export class PersonInUseError extends FairmarkError {
  constructor(no: string, name: string) {
    super('organization.person_in_use', { no, name }, 409);
  }
}

/** A team cannot be taken back while people are in it. */
export class TeamInUseError extends FairmarkError {
  constructor(team: string) {
    super('organization.team_in_use', { team }, 409);
  }
}

/** Nobody has this number, or the caller may not see them. */
export class PersonNotFoundError extends FairmarkError {
  constructor(no: string) {
    super('organization.person_not_found', { no }, 404);
  }
}

/** No team has this code, or the caller may not see it. */
export class TeamNotFoundError extends FairmarkError {
  constructor(team: string) {
    super('organization.team_not_found', { team }, 404);
  }
}

export class TeamExistsError extends FairmarkError {
  constructor(team: string, name: string) {
    super('organization.team_exists', { team, name }, 409);
  }
}

/** Somebody wrote the same person's or team's history at the same time. */
export class RosterOvertakenError extends FairmarkError {
  constructor() {
    super('organization.roster_overtaken', {}, 409);
  }
}
