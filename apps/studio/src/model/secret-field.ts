import type { ModelField } from './model.ts'

const secretSpecials: readonly string[] = ['conceal', 'encrypt', 'hash']

/** Whether a field holds what nobody should read: it is shown masked, never copied, and never kept on the device. */
export function isSecret({ type, settings }: ModelField): boolean {
  return type === 'hash' || settings.options['masked'] === true || settings.special.some((special) => secretSpecials.includes(special))
}
