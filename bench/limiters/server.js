/** `node server.js KIND`, beside the packages: one limiter of 30 requests in 3 s that others wrote, on a free port of 127.0.0.1, which it prints. README.md. */
import http from 'node:http'

const [kind = ''] = process.argv.slice(2)
const [limit, windowMs] = [30, 3000]
const host = '127.0.0.1'
const ready = (server) => () => process.stdout.write(`${server.address().port}\n`)

const express = async () => {
  const [{ default: make }, { rateLimit }] = [await import('express'), await import('express-rate-limit')]
  const app = make()
  app.use(rateLimit({ windowMs, limit, standardHeaders: kind === 'express' ? 'draft-8' : 'draft-6', legacyHeaders: kind !== 'express' }))
  app.get('/items', (_, response) => response.json([]))
  const server = http.createServer(app)
  server.listen(0, host, ready(server))
}

const fastify = async () => {
  const app = (await import('fastify')).default()
  const { default: limiter } = await import('@fastify/rate-limit')
  await app.register(limiter, { max: limit, timeWindow: windowMs, continueExceeding: kind === 'fastify-continue' })
  app.get('/items', async () => [])
  await app.listen({ port: 0, host })
  ready(app.server)()
}

const flexible = async () => {
  const { RateLimiterMemory } = await import('rate-limiter-flexible')
  const memory = new RateLimiterMemory({ points: limit, duration: windowMs / 1000, ...(kind === 'flexible-block' && { blockDuration: 5 }) })
  const server = http.createServer((_, response) => {
    memory.consume('all').then(
      () => response.writeHead(200).end('{}'),
      ({ msBeforeNext }) => response.writeHead(429, { 'retry-after': String(Math.ceil(msBeforeNext / 1000)) }).end('{}'),
    )
  })
  server.listen(0, host, ready(server))
}

await { express, fastify, flexible }[kind.split('-')[0]]()
