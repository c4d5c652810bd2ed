/** Names of values that mean something outside the document: a server may know better which of them exist. */
const meaningful =
  /(?:ids?|key|keys|ref|refs|url|uri|code|token|cursor|after|before|zone|locale|lang|language|country|currency|cron|expression|query|filter|sort|order|path|scopes?|type)$/i

export const isMeaningful = (name: string): boolean => meaningful.test(name)

/** Names that come in pairs: what one may be depends on the other. */
const endOfRange =
  /^(?:min|max|from|to|starts?|ends?|begins?|low|high|lower|upper|since|until|before|after|first|last)(?![a-z])|(?:min|max|from|to|start(?:s|ed)?|end(?:s|ed)?|begins?|until|since|open(?:s|ed)?|close[sd]?|expire[sd]?|finish(?:es|ed)?|due|arrival|departure|check_?in|check_?out)(?:_?(?:At|On|Date|Time))?$/i

export const isEndOfRange = (name: string): boolean =>
  endOfRange.test(name.replace(/[_-](.)/g, (_, letter: string) => letter.toUpperCase()))

/** Names of values that have to stand for something that exists. */
const reference = /(?:[a-z](?:Id|Ids|Uuid|Ref)|(?:^|[_-])(?:ids?|uuid|ref))$/

export const isReference = (name: string): boolean => reference.test(name)
