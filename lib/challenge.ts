/** Challenges, RFC 9110 §11.6.1: `Bearer realm="x", error="y", Basic realm="z"`. */

const token = "[!#$%&'*+.^_`|~\\w-]+"
const parameter = `${token}[ \\t]*=[ \\t]*(?:${token}|"(?:[^"\\\\]|\\\\.)*")`
/** A scheme with nothing, with token68, or with its first parameter; or a further parameter of the scheme before. */
const piece = new RegExp(`^(?:(?<scheme>${token})(?: +(?:${parameter}|[\\w.~+/-]+=*))?|(?<more>${parameter}))[ \\t]*(?=,|$)`)

/** The schemes that are offered, in lower case; `undefined` where the text is no list of challenges. */
export function schemesIn(text: string): readonly string[] | undefined {
  const schemes: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const found = piece.exec(rest)
    if (found === null || (found.groups?.['more'] !== undefined && schemes.length === 0)) return undefined
    const scheme = found.groups?.['scheme']
    if (scheme !== undefined) schemes.push(scheme.toLowerCase())
    rest = rest.slice(found[0].length).replace(/^[ \t,]+/, '')
  }
  return schemes.length === 0 ? undefined : schemes
}
