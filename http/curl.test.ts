import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import type { HttpRequest } from '#model/exchange.ts'
import { curlOf } from '#http/curl.ts'
import { redactor, redactRequest } from '#http/redact.ts'
import { listen, type Came, type Listening } from '#http/server.testdata.ts'

const run = promisify(execFile)
const token = `s3cr3t'"$x\`!`
let server: Listening

beforeAll(async () => {
  server = await listen((_, response) => {
    response.writeHead(201, { 'x-answer': 'yes' }).end('done')
  })
})
afterAll(() => server.close())

async function pasted(
  request: Omit<HttpRequest, 'url'> & { readonly path: string },
): Promise<{ readonly command: string; readonly came: Came | undefined; readonly stdout: string }> {
  const { path, ...rest } = request
  const command = curlOf(redactRequest({ ...rest, url: server.url + path }, redactor([token])))
  const before = server.came.length
  const { stdout } = await run('bash', ['-c', command], { env: { PATH: process.env['PATH'] ?? '', PROOFLOAD_TOKEN: token } })
  expect(server.came.length).toBe(before + 1)
  return { command, came: server.came.at(-1), stdout }
}

const json = '{"text":"it\'s \\"quoted\\" $HOME `id` \\\\ !","more":"é\\n"}\n\nand\r\nlines'
const binary = Buffer.from(Array.from({ length: 256 }, (_, k) => k))

describe('a pasted command sends', () => {
  it.each<[string, string, string, HttpRequest['headers'], Buffer]>([
    ['GET', 'GET', '/a/b?q=%20%27&c[]=[1-3]&d={x,y}', [], Buffer.alloc(0)],
    ['dots in the path', 'GET', '/a/../b', [], Buffer.alloc(0)],
    ['DELETE', 'DELETE', '/a', [], Buffer.alloc(0)],
    ['POST with quotes and newlines', 'POST', '/a', [['content-type', 'application/json']], Buffer.from(json)],
    ['PATCH of bytes that are no text', 'PATCH', '/a', [['content-type', 'application/octet-stream']], binary],
    ['a NUL in a text', 'POST', '/a', [['content-type', 'text/plain']], Buffer.from('a\0b')],
    ['a body that looks like a file name', 'POST', '/a', [['content-type', 'text/plain']], Buffer.from('@/etc/hostname')],
    ['GET with a body', 'GET', '/a', [['content-type', 'text/plain']], Buffer.from('x')],
  ])('%s', async (_name, method, path, headers, body) => {
    const { came, stdout } = await pasted({ method, path, headers, base64: toBase64(body) })
    expect(came).toMatchObject({ method, url: path, headers: Object.fromEntries(headers) })
    expect(came?.body.equals(body)).toBe(true)
    expect(stdout).toMatch(/^HTTP\/1\.1 201[^]*x-answer: yes[^]*done$/)
  })

  it('HEAD, and does not wait for a body', async () => {
    expect((await pasted({ method: 'HEAD', path: '/h', headers: [], base64: '' })).came?.method).toBe('HEAD')
  })

  it('the token out of the environment, in headers and body, and never holds it itself', async () => {
    const { command, came } = await pasted({
      method: 'POST',
      path: '/t',
      headers: [
        ['authorization', `Bearer ${token}`],
        ['content-type', 'text/plain'],
        ['x-echo', `a ${token} b`],
      ],
      base64: toBase64(`<${token}>`),
    })
    expect(came?.headers).toMatchObject({ authorization: `Bearer ${token}`, 'x-echo': `a ${token} b` })
    expect(came?.body.toString()).toBe(`<${token}>`)
    expect(command).toContain('"$PROOFLOAD_TOKEN"')
    expect(command).not.toContain('s3cr3t')
  })

  it.each([
    ['limited', 'Bearer other-secret-1', 'Bearer other-secret-1', 'PROOFLOAD_TOKEN_LIMITED'],
    ['stranger', 'Bearer other-secret-1', 'Bearer other-secret-1', 'PROOFLOAD_TOKEN_STRANGER'],
    ['invalid', 'Bearer a-forged-one', 'Bearer no-such-credential', 'PROOFLOAD_TOKEN'],
    ['malformed', 'Bearer', 'Bearer not a token', 'PROOFLOAD_TOKEN'],
    ['main', `Basic ${toBase64('ann:secret')}`, `Basic ${toBase64('ann:secret')}`, 'PROOFLOAD_TOKEN'],
    ['main', `Basic ${toBase64('secret-key:')}`, `Basic ${toBase64('secret-key:')}`, 'PROOFLOAD_TOKEN'],
  ] as const)('the credential of the %s actor: %s', async (actor, authorization, arrives, variable) => {
    const [, scheme, secret = ''] = /^(\w+) ?(.*)$/.exec(authorization) ?? []
    const value = scheme === 'Basic' ? Buffer.from(secret, 'base64').toString().replace(/:$/, '') : 'other-secret-1'
    const request = redactRequest(
      { method: 'GET', url: `${server.url}/actor`, headers: [['authorization', authorization]], base64: '' },
      redactor([value]),
    )
    const command = curlOf(request, actor)
    await run('sh', ['-c', command], { env: { PATH: process.env['PATH'] ?? '', [variable]: value } })
    expect(server.came.at(-1)?.headers.authorization).toBe(arrives)
    expect(command).not.toContain(value)
  })

  it('empty headers, and no media type that nobody gave', async () => {
    const { came } = await pasted({ method: 'POST', path: '/e', headers: [['x-empty', '']], base64: toBase64('x') })
    expect(came?.headers['x-empty']).toBe('')
    expect(came?.headers['content-type']).toBeUndefined()
  })
})
