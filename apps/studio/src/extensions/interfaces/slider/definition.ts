import { defineInterface } from '../define-interface.ts'
import { Slider } from './slider.tsx'

/** A number between two others. */
export const sliderInterface = defineInterface({
  name: 'slider',
  types: ['integer', 'float', 'decimal', 'bigInteger'],
  group: 'selection',
  Component: Slider,
})
