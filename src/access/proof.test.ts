import { expect, test } from 'vitest'
import { proofTyped, provedBy } from './proof.ts'

const claims = { nhs_number: '943 476 5919', birthdate: '1985-03-27', identity_proofing_level: 'P9' }
const nothing = { proved: false, nhsNumber: null, born: null }

test('an identity provider proves who somebody is at level P9, and at no other', () => {
  expect(provedBy(claims)).toEqual({ proved: true, nhsNumber: '9434765919', born: '1985-03-27' })
  for (const level of ['P5', 'P0', 'P90', '', undefined]) expect(provedBy({ ...claims, identity_proofing_level: level })).toEqual(nothing)
  for (const vot of ['P9.Cp.Cd', 'P9.Cp.Ck', 'P9']) expect(provedBy({ ...claims, identity_proofing_level: undefined, vot })).toMatchObject({ proved: true })
  for (const vot of ['P5.Cp.Cd', 'P90', 'X P9', 9]) expect(provedBy({ ...claims, identity_proofing_level: undefined, vot })).toEqual(nothing)
})

test('a number or a date of birth that is not one proves nothing about itself', () => {
  for (const nhs_number of ['943476591', '94347659190', 'x9434765919', 9434765919, undefined])
    expect(provedBy({ ...claims, nhs_number })).toEqual({ proved: true, nhsNumber: null, born: '1985-03-27' })
  for (const birthdate of ['27/03/1985', '1985-03', '1985-03-27T00:00', 'x1985-03-27', undefined])
    expect(provedBy({ ...claims, birthdate })).toEqual({ proved: true, nhsNumber: '9434765919', born: null })
})

test('what is typed in the demonstration is whole or nothing', () => {
  const typed = (nhsNumber: string, day = '27', month = '3', year = '1985') =>
    proofTyped({ nhsNumber, 'born-day': day, 'born-month': month, 'born-year': year })
  expect(typed('943 476 5919')).toEqual({ nhs_number: '9434765919', birthdate: '1985-03-27', identity_proofing_level: 'P9' })
  expect([typed('943 476 591'), typed('943 476 59190'), typed(''), typed('9434765919', '', '', ''), proofTyped({})]).toEqual(Array(5).fill(undefined))
})
