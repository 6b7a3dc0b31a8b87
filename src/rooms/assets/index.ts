/**
 * What a place offers, for everybody: clubs, services, parks, groups and people who help, of every kind and as equals, in
 * one directory that anyone can search without signing in. The framework's four domains sort it; nobody is asked why they look.
 */
export { fromGrid, type GridPoint, isOnGrid, toGrid } from './grid.ts'
