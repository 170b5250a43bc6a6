import { describe, expect, it } from 'vitest'
import { moveInTree, type TreeNode, visibleRows } from './tree-nodes.ts'

const leaf = (id: string): TreeNode => ({ id, label: id, children: [] })
const tree = [{ id: 'press', label: 'press', children: [leaf('photos'), leaf('texts')] }, leaf('archive')]
const closed = visibleRows(tree, new Set())
const opened = visibleRows(tree, new Set(['press']))

describe('a tree', () => {
  it('shows what is in open nodes, each with its place', () => {
    expect(closed.map(({ node }) => node.id)).toEqual(['press', 'archive'])
    expect(opened.map(({ node, level, position, setSize }) => [node.id, level, position, setSize])).toEqual([
      ['press', 1, 1, 2],
      ['photos', 2, 1, 2],
      ['texts', 2, 2, 2],
      ['archive', 1, 2, 2],
    ])
  })

  it('opens before it goes in, and closes before it goes out', () => {
    expect(moveInTree('ArrowRight', closed, 'press', new Set())).toEqual({ toggle: 'press' })
    expect(moveInTree('ArrowRight', opened, 'press', new Set(['press']))).toEqual({ to: 'photos' })
    expect(moveInTree('ArrowLeft', opened, 'texts', new Set(['press']))).toEqual({ to: 'press' })
    expect(moveInTree('ArrowLeft', opened, 'press', new Set(['press']))).toEqual({ toggle: 'press' })
    expect(moveInTree('ArrowLeft', opened, 'archive', new Set(['press']))).toBeNull()
  })

  it('chooses by Enter and space', () => {
    expect(moveInTree('Enter', closed, 'archive', new Set())).toEqual({ choose: 'archive' })
    expect(moveInTree(' ', closed, 'archive', new Set())).toEqual({ choose: 'archive' })
  })

  it('goes to the next node that begins with a letter, around the end', () => {
    expect(moveInTree('T', opened, 'press', new Set(['press']))).toEqual({ to: 'texts' })
    expect(moveInTree('p', opened, 'photos', new Set(['press']))).toEqual({ to: 'press' })
    expect(moveInTree('z', opened, 'photos', new Set(['press']))).toBeNull()
  })
})
