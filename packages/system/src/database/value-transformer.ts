import type { Dialect, Sql } from '@recto/dialects'
import {
  AliasNode,
  type BinaryOperationNode,
  ColumnNode,
  type ColumnUpdateNode,
  type DeleteQueryNode,
  ExpressionWrapper,
  IdentifierNode,
  type InsertQueryNode,
  type OperationNode,
  OperationNodeTransformer,
  OperatorNode,
  PrimitiveValueListNode,
  type QueryId,
  ReferenceNode,
  type ReturningNode,
  SelectAllNode,
  type SelectionNode,
  type SelectQueryNode,
  TableNode,
  type UpdateQueryNode,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from 'kysely'
import { encodeColumnValue, readExpression, writtenExpression } from './column-values.ts'
import { RuntimeParameter } from './runtime-parameter.ts'
import { type StoredColumn, type StoredColumns, storedColumns } from './stored-columns.ts'

/** The types of the columns that a query returns, by the name they are returned under. */
export type ResultTypes = ReadonlyMap<string, StoredColumn['type']>

/** The tables of one query, by alias or name. */
type Tables = ReadonlyMap<string, StoredColumns>

/**
 * Writes every value of a query in the form its column stores, and every returned column in the form it is read in. Columns
 * are recognized by their reference; expressions of other kinds are left as they are.
 */
export class ValueTransformer extends OperationNodeTransformer {
  readonly #dialect: Dialect
  readonly #queries: Tables[] = []
  #resultTypes = new Map<string, StoredColumn['type']>()

  constructor(dialect: Dialect) {
    super()
    this.#dialect = dialect
  }

  /** The transformed query, and the types of what it returns. */
  transformQuery<Node extends OperationNode>(node: Node): { readonly node: Node; readonly resultTypes: ResultTypes } {
    this.#resultTypes = new Map()
    return { node: this.transformNode(node), resultTypes: this.#resultTypes }
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const sources = [...(node.from?.froms ?? []), ...(node.joins ?? []).map(({ table }) => table)]
    return this.#within(sources, () => {
      const { selections, ...query } = super.transformSelectQuery(node, queryId)
      return selections === undefined ? query : { ...query, selections: this.#read(selections) }
    })
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    return this.#within(node.into === undefined ? [] : [node.into], () => {
      const query = super.transformInsertQuery(node, queryId)
      const { columns, values } = node
      if (columns === undefined || values === undefined || !ValuesNode.is(values)) return query
      const stored = columns.map(({ column }) => this.#find(column.name, undefined))
      return { ...query, values: ValuesNode.create(values.values.map((row) => this.#writeList(row, (index) => stored[index]))) }
    })
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    return this.#within(node.table === undefined ? [] : [node.table], () => super.transformUpdateQuery(node, queryId))
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    return this.#within(node.from.froms, () => super.transformDeleteQuery(node, queryId))
  }

  protected override transformReturning(node: ReturningNode, queryId?: QueryId): ReturningNode {
    const { selections, ...returning } = super.transformReturning(node, queryId)
    return { ...returning, selections: this.#read(selections) }
  }

  protected override transformColumnUpdate(node: ColumnUpdateNode, queryId?: QueryId): ColumnUpdateNode {
    const update = super.transformColumnUpdate(node, queryId)
    const column = ColumnNode.is(node.column) ? this.#find(node.column.column.name, undefined) : this.#referenced(node.column)
    return column === undefined ? update : { ...update, value: this.#write(update.value, column) }
  }

  protected override transformBinaryOperation(node: BinaryOperationNode, queryId?: QueryId): BinaryOperationNode {
    const operation = super.transformBinaryOperation(node, queryId)
    const column = this.#referenced(node.leftOperand)
    if (column === undefined || !isBound(node.rightOperand)) return operation
    if (isList(node.rightOperand) && node.rightOperand.values.length === 0) return isAnyOfNone(node)
    const left = this.#dialect.expressions.comparable(new ExpressionWrapper(operation.leftOperand), column.shape)
    const { rightOperand } = operation
    return {
      ...operation,
      leftOperand: left.toOperationNode(),
      rightOperand: isList(rightOperand) ? this.#writeList(rightOperand, () => column) : this.#write(rightOperand, column),
    }
  }

  /** Visits a query whose columns belong to these tables. */
  #within<Node>(sources: readonly OperationNode[], visit: () => Node): Node {
    this.#queries.push(tablesIn(sources, storedColumns(this.#dialect)))
    try {
      return visit()
    } finally {
      this.#queries.pop()
    }
  }

  #find(column: string, table: string | undefined): StoredColumn | undefined {
    for (const tables of this.#queries.toReversed()) {
      const candidates = table === undefined ? [...tables.values()] : [tables.get(table)]
      for (const columns of candidates) {
        const found = columns?.get(column)
        if (found !== undefined) return found
      }
    }
    return undefined
  }

  #referenced(node: OperationNode): StoredColumn | undefined {
    if (!ReferenceNode.is(node) || !ColumnNode.is(node.column)) return undefined
    return this.#find(node.column.column.name, node.table?.table.identifier.name)
  }

  /** The selections of the outermost query; a sub-query's are compared, not returned. */
  #read(selections: readonly SelectionNode[]): readonly SelectionNode[] {
    if (this.#queries.length !== 1) return selections
    return selections.flatMap(({ selection }) => this.#expand(selection).map((node) => this.#readSelection(node)))
  }

  /** `*` as the references it stands for. */
  #expand(node: SelectionNode['selection']): readonly SelectionNode['selection'][] {
    const [tables] = this.#queries
    const isAll = SelectAllNode.is(node) || (ReferenceNode.is(node) && SelectAllNode.is(node.column))
    if (tables === undefined || !isAll) return [node]
    const only = ReferenceNode.is(node) ? node.table : undefined
    const names = only === undefined ? [...tables.keys()] : [only.table.identifier.name]
    return names.flatMap((name) =>
      [...(tables.get(name)?.keys() ?? [])].map((column) =>
        ReferenceNode.create(ColumnNode.create(column), tables.size > 1 ? TableNode.create(name) : undefined),
      ),
    )
  }

  #readSelection(node: SelectionNode['selection']): SelectionNode {
    const selection = (child: SelectionNode['selection']): SelectionNode => ({ kind: 'SelectionNode', selection: child })
    const source = AliasNode.is(node) ? node.node : node
    const column = this.#referenced(source)
    if (column === undefined) return selection(node)
    const alias = AliasNode.is(node) && IdentifierNode.is(node.alias) ? node.alias.name : column.name
    this.#resultTypes.set(alias, column.type)
    const reference = new ExpressionWrapper(source)
    const read = readExpression(this.#dialect, reference, column)
    return read === reference ? selection(node) : selection(AliasNode.create(read.toOperationNode(), IdentifierNode.create(alias)))
  }

  #writeList<Node extends OperationNode>(list: Node, columnAt: (index: number) => StoredColumn | undefined): ValueListNode {
    return ValueListNode.create(
      valuesOf(list).map((value, index) => {
        const column = columnAt(index)
        return column === undefined ? value : this.#write(value, column)
      }),
    )
  }

  /** A bound value in its column's form; other expressions stay. */
  #write(node: OperationNode, column: StoredColumn): OperationNode {
    if (!ValueNode.is(node) || node.immediate === true) return node
    const value = node.value instanceof RuntimeParameter ? node.value.forColumn(column) : encodeColumnValue(node.value, column)
    const parameter: Sql = new ExpressionWrapper(ValueNode.create(value))
    return writtenExpression(this.#dialect, parameter, column).toOperationNode()
  }
}

function tablesIn(sources: readonly OperationNode[], known: ReadonlyMap<string, StoredColumns>): Tables {
  const tables = new Map<string, StoredColumns>()
  for (const source of sources) {
    const table = AliasNode.is(source) ? source.node : source
    if (!TableNode.is(table)) continue
    const { name } = table.table.identifier
    const columns = known.get(name)
    const alias = AliasNode.is(source) && IdentifierNode.is(source.alias) ? source.alias.name : name
    if (columns !== undefined) tables.set(alias, columns)
  }
  return tables
}

/** No engine reads an empty list: nothing is in it, everything is not in it. */
function isAnyOfNone(node: BinaryOperationNode): BinaryOperationNode {
  const isNegated = OperatorNode.is(node.operator) && node.operator.operator === 'not in'
  return { ...node, leftOperand: one, operator: OperatorNode.create('='), rightOperand: isNegated ? one : ValueNode.createImmediate(0) }
}

const one = ValueNode.createImmediate(1)

function isBound(node: OperationNode): boolean {
  return isList(node) || (ValueNode.is(node) && node.immediate !== true)
}

function isList(node: OperationNode): node is ValueListNode | PrimitiveValueListNode {
  return ValueListNode.is(node) || PrimitiveValueListNode.is(node)
}

function valuesOf(node: OperationNode): readonly OperationNode[] {
  if (PrimitiveValueListNode.is(node)) return node.values.map((value) => ValueNode.create(value))
  return ValueListNode.is(node) ? node.values : []
}
