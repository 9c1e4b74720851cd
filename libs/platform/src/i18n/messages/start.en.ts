/** Sentences about the first day. */
export const start = {
  administrator_needed: 'The sample’s accounts go with it: name the administrator of your own centre first, by number and name.',
  administrator_there: 'Your centre has an administrator already, who opens further accounts on the page of accounts.',
};
