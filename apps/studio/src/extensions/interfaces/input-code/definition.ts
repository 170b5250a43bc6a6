import { lazy } from 'react'
import { defineInterface } from '../define-interface.ts'

/** Code, and structures as JSON. */
export const inputCodeInterface = defineInterface({
  name: 'input-code',
  types: [
    'string',
    'json',
    'text',
    'geometry',
    ...['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'].map((shape) => `geometry.${shape}`),
  ],
  group: 'standard',
  Component: lazy(async () => ({ default: (await import('./input-code.tsx')).InputCode })),
})
