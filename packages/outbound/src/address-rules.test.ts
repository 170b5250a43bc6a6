import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { createAddressRules, isAddressRule } from './address-rules.ts'

describe('address rules', () => {
  const rules = createAddressRules()

  it.each(['93.184.216.34', '8.8.8.8', '172.32.0.1', '2606:2800:220:1::1', '::ffff:8.8.8.8'])('allow %s', (address) => {
    expect(rules.allows(address)).toBe(true)
  })

  it.each([
    '0.0.0.0',
    '0.1.2.3',
    '127.0.0.1',
    '127.0.0.2',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.8',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '[::1]',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    '::a00:1',
    '::ffff:169.254.169.254',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:4136:e378:8000:63bf:80ff:fffe',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '2001:db8::1',
    '0177.0.0.1',
    '0x7f.1',
    '2130706433',
    '127.1',
    '',
    'localhost',
  ])('refuse %s', (address) => {
    expect(rules.allows(address)).toBe(false)
  })

  it('refuse more when told to', () => {
    const strict = createAddressRules({ deny: ['8.8.8.8', '9.9.9.0/24', '11.0.0.1-11.0.0.9', '2606:2800::/32'] })
    const asked = ['8.8.8.8', '::ffff:8.8.8.8', '8.8.4.4', '9.9.9.9', '11.0.0.0', '11.0.0.5', '11.0.0.10', '2606:2800::1', '2607::1']
    expect(asked.filter((address) => strict.allows(address))).toEqual(['8.8.4.4', '11.0.0.0', '11.0.0.10', '2607::1'])
  })

  it('refuse the public addresses of this machine with 0.0.0.0', () => {
    const own = Object.values(networkInterfaces()).flatMap((entries) => entries?.map(({ address }) => address) ?? [])
    const strict = createAddressRules({ deny: ['0.0.0.0'] })
    expect(own.filter((address) => strict.allows(address))).toEqual([])
  })

  it('make exceptions', () => {
    const open = createAddressRules({ deny: ['10.0.0.0/8'], allow: ['10.1.0.0/16', '127.0.0.1'] })
    expect(['10.1.2.3', '10.2.0.1', '127.0.0.1', '::ffff:127.0.0.1', '127.0.0.2'].filter((address) => open.allows(address))).toEqual([
      '10.1.2.3',
      '127.0.0.1',
      '::ffff:127.0.0.1',
    ])
  })

  it('refuse everything when a list cannot be read', () => {
    expect(createAddressRules({ deny: ['10.0.0.0/99'] }).allows('8.8.8.8')).toBe(false)
    expect(createAddressRules({ allow: ['anything'] }).allows('8.8.8.8')).toBe(false)
    expect(['1.2.3.4', '1.2.3.0/24', '::/0', '1.1.1.1-1.1.1.9', '1.1.1.1-', 'x', '1/2'].map(isAddressRule)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })
})
