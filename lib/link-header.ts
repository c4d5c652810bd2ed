/** Where a Link header leads on to, RFC 8288 §3: `<url>; rel="next"`. */
export const linkNext = (header: string): string | undefined =>
  [...header.matchAll(/<([^<>]*)>([^<]*)/g)].find(([, , parameters = '']) =>
    /;\s*rel\s*=\s*(?:"(?:[^"]* )?next(?: [^"]*)?"|next\b)/i.test(parameters),
  )?.[1]
