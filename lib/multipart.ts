/** `multipart/form-data`, RFC 7578: parts written one below the other, and taken apart again. Bytes are Latin-1 strings, a character a byte. */

export interface FormPart {
  readonly name: string
  /** Where it is a file, RFC 7578 §4.2. */
  readonly fileName?: string
  /** None is `text/plain`, RFC 7578 §4.4. */
  readonly type?: string
  readonly bytes: string
}

/** RFC 7578 §2 by way of the URL Standard: what would end the quoted name is percent-encoded. */
const quoted = (name: string): string =>
  `"${name.replace(/["\r\n]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}"`
const unquoted = (name: string): string =>
  name.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Names outside of ASCII are UTF-8, RFC 7578 §5.1. */
const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8')

export const encodeMultipart = (parts: readonly FormPart[], boundary: string): string =>
  [
    ...parts.map(({ name, fileName, type, bytes }) =>
      [
        `--${boundary}`,
        `Content-Disposition: form-data; name=${latin1(quoted(name))}${fileName === undefined ? '' : `; filename=${latin1(quoted(fileName))}`}`,
        ...(type === undefined ? [] : [`Content-Type: ${type}`]),
        '',
        bytes,
      ].join('\r\n'),
    ),
    `--${boundary}--`,
    '',
  ].join('\r\n')

/** `undefined` where the boundaries or the heads of the parts cannot be read, RFC 2046 §5.1.1. */
export function decodeMultipart(bytes: string, boundary: string): readonly FormPart[] | undefined {
  const [, ...pieces] = `\r\n${bytes}`.split(`\r\n--${boundary}`)
  const last = pieces.pop()
  if (boundary === '' || last?.startsWith('--') !== true) return undefined
  const parts = pieces.map(partOf)
  return parts.some((part) => part === undefined) ? undefined : parts.filter((part) => part !== undefined)
}

function partOf(piece: string): FormPart | undefined {
  const end = piece.indexOf('\r\n\r\n')
  const head = piece.slice(0, end)
  const [, name] = /content-disposition:\s*form-data[^\r\n]*;\s*name="([^"]*)"/i.exec(head) ?? []
  if (end < 0 || name === undefined) return undefined
  const [, fileName] = /;\s*filename="([^"]*)"/i.exec(head) ?? []
  const [, type] = /content-type:\s*([^\r\n]+)/i.exec(head) ?? []
  return {
    name: unquoted(utf8(name)),
    ...(fileName !== undefined && { fileName: unquoted(utf8(fileName)) }),
    ...(type !== undefined && { type: type.trim() }),
    bytes: piece.slice(end + 4),
  }
}
