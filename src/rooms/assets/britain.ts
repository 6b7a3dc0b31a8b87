import { isInside, type Point } from '../places/index.ts'

// A rough line around the United Kingdom, a few miles out at sea; along the Irish border it is the border within some miles.
const OUTLINE: [lon: number, lat: number][] = [
  [-6.7, 49.75], [-5.0, 49.85], [-3.4, 50.05], [-2.4, 50.35], [-1.2, 50.45], [0.3, 50.6], [1.1, 50.8], [1.5, 51.05], [1.65, 51.4],
  [1.95, 52.5], [1.5, 53.1], [0.6, 53.4], [0.4, 53.8], [-0.3, 54.6], [-1.0, 54.9], [-1.4, 55.6], [-1.8, 56.0], [-1.6, 57.5], [-2.3, 58.6],
  [-0.5, 60.1], [-0.5, 60.97], [-2.3, 60.97], [-3.2, 59.5], [-5.2, 58.8], [-6.3, 58.7], [-8.8, 58.0], [-8.0, 56.6], [-6.9, 55.5], [-7.5, 55.2],
  [-8.3, 54.45], [-7.3, 53.95], [-5.9, 53.9], [-5.2, 53.9], [-4.9, 53.2], [-5.6, 51.8], [-6.7, 50.3], [-6.7, 49.75],
] // biome-ignore format: corners

/** Whether a point lies in the United Kingdom, or not far out at sea from it. */
export const isBritain = (point: Point): boolean => isInside(point, { type: 'Polygon', coordinates: [OUTLINE] })
