/** Names of values that mean something outside the document: a server may know better which of them exist. */
const meaningful =
  /(?:ids?|key|keys|ref|refs|url|uri|code|token|cursor|after|before|zone|locale|lang|language|country|currency|cron|expression|query|filter|sort|order|path|version|email|phone|scopes?|type)$/i

export const isMeaningful = (name: string): boolean => meaningful.test(name)
