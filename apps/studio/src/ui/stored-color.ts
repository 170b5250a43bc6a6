// Projects store colors as hex or as variables of the platform's theme; the names of ours that mean the same.
const themeColors: Readonly<Record<string, string>> = {
  primary: 'var(--rc-accent)',
  'primary-background': 'var(--rc-accent-soft)',
  secondary: 'var(--rc-accent)',
  success: 'var(--rc-success)',
  warning: 'var(--rc-warning)',
  danger: 'var(--rc-danger)',
  'danger-background': 'var(--rc-danger-soft)',
  foreground: 'var(--rc-ink)',
  'foreground-normal': 'var(--rc-ink)',
  'foreground-accent': 'var(--rc-ink-strong)',
  'foreground-subdued': 'var(--rc-ink-muted)',
  background: 'var(--rc-sheet)',
  'background-normal': 'var(--rc-recess)',
  'background-accent': 'var(--rc-recess)',
  'background-subdued': 'var(--rc-recess)',
  'border-color': 'var(--rc-rule)',
}

/** A stored color as CSS takes it: `#2ECDA7` as it is, `var(--theme--primary)` by what it stands for here; `undefined` when it is none. */
export function cssColor(stored: string | undefined): string | undefined {
  if (stored === undefined) return undefined
  const name = /^var\(--(?:theme--)?([\w-]+)\)$/.exec(stored)?.[1]
  if (name !== undefined) return themeColors[name.replace(/--/g, '-')] ?? 'var(--rc-ink)'
  return /^(#[0-9a-f]{3,8}|[a-z]+|(rgb|hsl)a?\([\d\s.,%/deg]+\))$/i.test(stored) ? stored : undefined
}
