import { type OperationNode, RawNode, ValueNode } from 'kysely'
import type { Sql } from './sql.ts'

/** A piece of a fragment: trusted text, or a parameter. */
export type FragmentPart = string | ValueNode

/**
 * The texts and parameters of a fragment in their order, without empty texts. Two fragments with the same parts, compared
 * by identity, are the same SQL.
 */
export function flattenFragment(fragment: Sql): readonly FragmentPart[] {
  const parts: FragmentPart[] = []
  collect(fragment.toOperationNode(), parts)
  return parts
}

function collect(node: OperationNode, parts: FragmentPart[]): void {
  if (ValueNode.is(node)) parts.push(node)
  else if (RawNode.is(node)) collectRaw(node, parts)
  else throw new TypeError(`A ${node.kind} cannot stand in a fragment whose text is inspected`)
}

function collectRaw({ sqlFragments, parameters }: RawNode, parts: FragmentPart[]): void {
  sqlFragments.forEach((text, index) => {
    if (text !== '') parts.push(text)
    const parameter = parameters[index]
    if (parameter !== undefined) collect(parameter, parts)
  })
}
