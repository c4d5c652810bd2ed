import { describe } from 'vitest'
import { provesEach } from '#test/each-defect.testdata.ts'

describe('a planted defect is found, each second one', () => provesEach(1))
