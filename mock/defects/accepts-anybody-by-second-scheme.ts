/** The way in that was added later, and is checked by nobody. */
import type { SecurityScheme } from '#model/contract.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { mainCaller, tokensOf } from '#mock/credentials.ts'
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

const shows = (request: MockRequest, scheme: SecurityScheme | undefined): boolean =>
  scheme !== undefined && scheme.type !== 'other' && tokensOf(scheme, request).some((token) => token !== '')
