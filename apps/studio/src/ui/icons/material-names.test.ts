import { icons } from 'lucide-react'
import { expect, it } from 'vitest'
import { knownMaterialNames, lucideName } from './material-names.ts'

it('stands for an icon that there is', () => {
  expect(knownMaterialNames.filter((name) => !(lucideName(name) in icons))).toEqual([])
  expect(lucideName('shield_alert')).toBe('ShieldAlert')
})
