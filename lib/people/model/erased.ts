/** What stands for the surname of somebody who was erased; the row itself stays, for the counts. */
export const erasedSurname = '–';

/** Whether this was the name of somebody who has been erased since. */
export const isErased = ({ givenName, surname }: { givenName: string; surname: string }) =>
  givenName === '' && surname === erasedSurname;
