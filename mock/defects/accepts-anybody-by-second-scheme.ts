/** The way in that was added later, and is checked by nobody. */
import { headerOf } from '#lib/bytes.ts'
import type { SecurityScheme } from '#model/contract.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller } from '#mock/credentials.ts'
import type { MockRequest } from '#mock/layer.ts'

export const acceptsAnybodyBySecondScheme: Defect = {
  id: 'accepts-anybody-by-second-scheme',
  promise: 'A made-up credential is accepted where it comes by the second of several schemes.',
  caughtBy: ['auth-enforced'],
  needs: 'two ways to show a credential',
  tweak: {
    identify: (sound, { request, contract, route }) => {
      const [, second = {}] = route.operation.security
      const isShown = Object.keys(second).some((name) => shows(request, contract.securitySchemes[name]))
      return sound.kind === 'refused' && isShown ? { kind: 'known', caller: mainCaller } : sound
    },
  },
}

function shows(request: MockRequest, scheme: SecurityScheme | undefined): boolean {
  if (scheme?.type === 'http') return new RegExp(`^${scheme.scheme} .`, 'i').test(headerOf(request, 'authorization') ?? '')
  if (scheme?.type !== 'apiKey') return false
  if (scheme.in === 'header') return (headerOf(request, scheme.name) ?? '') !== ''
  return (scheme.in === 'cookie' ? (headerOf(request, 'cookie') ?? '') : request.query).includes(`${scheme.name}=`)
}
