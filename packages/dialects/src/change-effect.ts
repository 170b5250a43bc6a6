import type { SchemaChange } from './schema-change.ts'

/** What a change does to others while it runs. */
export interface ChangeEffect {
  /**
   * `none`: nobody waits. `brief`: everybody waits, for a moment that does not grow with the table. `writes`: writers wait
   * until it is done. `everything`: readers wait too.
   */
  readonly lock: 'none' | 'brief' | 'writes' | 'everything'
  /** Every row is read or written anew, so the time it takes grows with the table. */
  readonly rewrites: boolean
}

/** How one engine behaves, by kind of change. What is absent is brief. */
export interface ChangeEffects {
  readonly addColumn: ChangeEffect
  /** A new column whose rows get values that differ. */
  readonly addComputedColumn: ChangeEffect
  readonly changeType: ChangeEffect
  readonly changeNullability: ChangeEffect
  readonly changeDefault: ChangeEffect
  readonly addIndex: ChangeEffect
  readonly addIndexConcurrently: ChangeEffect
  readonly addForeignKey: ChangeEffect
  readonly drop: ChangeEffect
}

const brief: ChangeEffect = { lock: 'brief', rewrites: false }

/** The effect of a change, given how the engine behaves. `nativeTypeOf` tells whether a type really changes. */
export function effectOfChange(
  change: SchemaChange,
  effects: ChangeEffects,
  nativeTypeOf: (column: Extract<SchemaChange, { kind: 'add-column' }>['column']) => string,
): ChangeEffect {
  switch (change.kind) {
    case 'create-table':
      return { lock: 'none', rewrites: false }
    case 'add-column': {
      const { defaultValue } = change.column
      return defaultValue !== undefined && 'function' in defaultValue ? effects.addComputedColumn : effects.addColumn
    }
    case 'alter-column':
      if (nativeTypeOf(change.from) !== nativeTypeOf(change.to)) return effects.changeType
      return change.from.isNullable === change.to.isNullable ? effects.changeDefault : effects.changeNullability
    case 'add-index':
      return change.concurrently === true ? effects.addIndexConcurrently : effects.addIndex
    case 'add-foreign-key':
      return effects.addForeignKey
    case 'drop-column':
    case 'drop-foreign-key':
      return effects.drop
    default:
      return brief
  }
}
