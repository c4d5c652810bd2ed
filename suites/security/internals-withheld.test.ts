import { describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import { internalsWithheld } from '#suites/security/internals-withheld.ts'
import { exchangeSubject, thing, told } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const judge = (status: number, body: string, sent = '', type = 'application/json'): string => {
  const subject = exchangeSubject(operation, { status, body, headers: [['content-type', type]] })
  const { request } = subject.exchange
  return told(internalsWithheld, { ...subject, exchange: { ...subject.exchange, request: { ...request, base64: toBase64(sent) } } }, lens)
}
const inMessage = (message: string): string => JSON.stringify({ message })

describe('internals-withheld', () => {
  it('reads escapes by their number', () => {
    expect(judge(400, '{"message":"no\\u000a\\u0009at Server.read(Server.java:41)"}')).toMatch(/^violation: wanted no stack trace/)
  })

  it.each([
    ['V8', 'Error: x\n    at find (/srv/a/store.js:42:17)\n    at async file:///srv/a/b.js:1:2', 'at find (/srv/a/store.js:42:17)'],
    ['the JVM', 'java.lang.NullPointerException\n\tat com.acme.Store.find(Store.java:42)', 'at com.acme.Store.find(Store.java:42)'],
    [
      'a module of the JVM',
      'x\n\tat java.base/java.lang.Thread.run(Thread.java:840)',
      'at java.base/java.lang.Thread.run(Thread.java:840)',
    ],
    ['Python', 'Traceback (most recent call last):\n  File "/a/b.py", line 3, in f', 'Traceback (most recent call last)'],
    ['.NET', '   at Acme.Store.Find(Int32 id) in C:\\a\\Store.cs:line 42', 'at Acme.Store.Find(Int32 id) in C:\\a\\Store.cs:line 42'],
    ['Ruby', "app/models/x.rb:3:in `find'", "app/models/x.rb:3:in `find'"],
    ['Go', 'panic: x\ngoroutine 7 [running]:', 'goroutine 7 [running]'],
    ['Rust', "thread 'main' panicked at src/main.rs", "thread 'main' panicked at"],
  ])('finds a stack trace of %s', (_, trace, found) => {
    expect(judge(500, inMessage(trace))).toContain(`wanted no stack trace, got ${found}`)
    expect(judge(400, trace)).toMatch(/^violation: wanted no stack trace/)
  })

  it.each([
    'SQLSTATE[23000]: Integrity constraint violation',
    'ERROR: syntax error at or near "x"',
    'UNIQUE constraint failed: users.email',
    'SELECT * FROM users WHERE id = 1',
    "Duplicate entry 'x' for key 'users.email'",
    'relation "things" does not exist',
  ])('finds what a database said: %s', (message) => {
    expect(judge(409, inMessage(message))).toMatch(/^violation: wanted no database statement/)
  })

  it.each(['ENOENT: /usr/src/app/config.js', 'node_modules/express/lib/router.js', 'C:\\inetpub\\app\\web.config'])(
    'finds a path: %s',
    (message) => {
      expect(judge(400, inMessage(message))).toMatch(/^violation: wanted no source path/)
    },
  )

  it.each([
    'connect ECONNREFUSED postgres://shop:s3cr3t@10.0.0.5:5432/shop',
    'pool of "mongodb+srv://svc-orders:9fK-2x@cluster0.internal/orders" is closed',
    'https://deploy:ghx81jq@git.shop.test/config.git answered 500',
  ])('finds with what and where it goes: %s', (message) => {
    expect(judge(404, inMessage(message))).toMatch(/^violation: wanted no credential in a URL/)
  })

  it.each([
    'url must look like postgres://user:password@host:5432/name',
    'write redis://<user>:<password>@<host>',
    'use https://{login}:{token}@git.shop.test/',
    'amqp://svc:********@queue is no address that we may use',
    'see https://example.com/errors#a:b@c',
  ])('says nothing of how such a URL is written: %s', (message) => {
    expect(judge(422, inMessage(message))).toBe('pass')
  })

  it('finds in a header what no header says, whatever the status', () => {
    const subject = (name: string, value: string): string =>
      told(internalsWithheld, exchangeSubject(operation, { status: 200, body: '{}', headers: [[name, value]] }), lens)
    expect(subject('x-debug', 'File "/srv/app/main.py", line 88, in handler')).toMatch(/^violation: wanted no stack trace/)
    expect(subject('x-error', 'at find (/srv/a/store.js:42:17)')).toMatch(/^violation: wanted no stack trace/)
    expect(subject('x-upstream', 'postgres://shop:s3cr3t@10.0.0.5/shop')).toMatch(/^violation: wanted no credential in a URL/)
    expect(subject('sourcemap', '/app/main.js')).toBe('pass')
    expect(subject('server', 'nginx/1.18.0')).toBe('pass')
  })

  it('finds a version: in a message of its own, or as a matter of policy', () => {
    expect(judge(404, inMessage('no such pet (Express 5.1.0)'))).toBe('violation: wanted no version, got Express 5.1.0')
    expect(judge(404, '<hr>nginx/1.18.0', '', 'text/html')).toBe('policy: wanted no version, got nginx/1.18.0')
  })

  it.each([
    ['an ordinary refusal', 422, inMessage('name must be at most 20 characters long (got 21) at /body/name')],
    ['a list of places', 400, JSON.stringify({ errors: [{ path: '/items/0/name', at: '12:30:00' }] })],
    ['words that a database also knows', 400, inMessage('select a plan from the list, then update it and set a name')],
    ['a path of the API', 404, inMessage('no route for GET /app/v1/things.json, see https://example.com/srv/docs/errors.js')],
    ['a success', 200, 'SELECT * FROM users'],
  ])('says nothing of %s', (_, status, body) => {
    expect(judge(status, body)).toBe('pass')
  })

  it('says nothing of what was sent', () => {
    expect(judge(400, inMessage('SELECT a FROM b is no name'), 'SELECT a FROM b is no name')).toBe('pass')
  })
})
