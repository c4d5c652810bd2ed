/** The OAuth 2.0 client of an integration, RFC 6749 §4.1 and §6. */
import type { Business } from '#generators/fakes.ts'
import { tokenCode } from '#generators/integrations/code-body.ts'

export interface OAuthClient {
  readonly scopes: string
  readonly authUrl: string
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly label: string
  readonly authorizationCode: string
  readonly accessTokenCode: string
  readonly refreshTokenCode: string
}

export const oauthClient = ({ product, object, mark }: Business): OAuthClient => ({
  scopes: `${object.toLowerCase()}s.read ${object.toLowerCase()}s.write`,
  authUrl: 'https://auth.example.com/authorize',
  tokenUrl: 'https://auth.example.com/token',
  clientId: `client-${mark}`,
  clientSecret: `not-a-secret-${mark}${mark}`,
  label: `Connect ${product}`,
  authorizationCode: "return new URL(`https://auth.example.com/authorize?state=${encodeURIComponent(inputs.state ?? '')}`).href",
  accessTokenCode: tokenCode('authorization_code'),
  refreshTokenCode: tokenCode('refresh_token'),
})
