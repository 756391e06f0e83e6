interface PersonNameProps {
  /** Courtesy title in the reader's language: "H.E. Ms.". */
  courtesy?: string | null | undefined;
  given: string;
  surname: string;
  /** Surname in capitals, as protocol asks in lists; in a sentence it is written as it is. */
  inList?: boolean;
}

/** Courtesy title, given name, SURNAME; isolated, so that a name in another script leaves its neighbours in place. */
export function PersonName({ courtesy, given, surname, inList = true }: PersonNameProps) {
  return (
    <>
      {courtesy ? <>{courtesy.replaceAll(' ', '\u00a0')} </> : null}
      <bdi>
        {given} {inList ? <b className="nw">{surname.toLocaleUpperCase()}</b> : surname}
      </bdi>
    </>
  );
}
