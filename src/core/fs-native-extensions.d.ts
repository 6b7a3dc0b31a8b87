declare module 'fs-native-extensions' {
  /** Asks the kernel for a lock on an open file; false when another open file holds it. */
  export function tryLock(descriptor: number): boolean
}
