import { describe, expect, it } from 'vitest'
import { dateOfLife, isOftenServersName, isSecretName, isServersName } from '#lib/property-meaning.ts'

describe('names of properties', () => {
  it.each(['password', 'clientSecret', 'api_key', 'apiKey', 'access-token', 'pin', 'cardNumber', 'tokens', 'refresh_tokens'])(
    '%s is a secret',
    (name) => {
      expect(isSecretName(name)).toBe(true)
    },
  )

  it.each(['name', 'pinned', 'shipping', 'description', 'monkey', 'max_tokens', 'maxOutputTokens', 'token_limit'])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false)
  })

  it.each([
    'createdAt',
    'updated_at',
    'lastModified',
    'modified',
    'deletedAt',
    'createdBy',
    'version',
    'ETag',
    '_links',
    'self',
    'date_created',
  ])("%s is the server's", (name) => {
    expect(isServersName(name)).toBe(true)
  })

  it.each(['title', 'selfish', 'conversion', 'startDate', 'use', 'creator'])("%s is not the server's by its name", (name) => {
    expect(isServersName(name)).toBe(false)
  })

  it.each(['status', 'paymentState', 'comment_count', 'commentsCount', 'slug', 'full_name', 'url'])('%s may be either', (name) => {
    expect(isOftenServersName(name)).toBe(true)
  })

  it.each(['title', 'text', 'statement', 'country', 'webhookUrl'])('%s is the one who sends it', (name) => {
    expect(isOftenServersName(name)).toBe(false)
  })

  it.each([
    ['created_at', 'created'],
    ['creationDate', 'created'],
    ['lastModified', 'updated'],
    ['updatedAt', 'updated'],
    ['createdBy', undefined],
    ['due_at', undefined],
  ])('%s is a date of life: %s', (name, date) => {
    expect(dateOfLife(name)).toBe(date)
  })
})
