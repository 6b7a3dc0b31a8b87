/** One thing that can happen: to what, from where, what happens, where it leads, and who may; read aloud as a sentence. */
export type StateRow = readonly [concept: string, from: string, happens: string, to: string, who?: string]
export type StateTable = readonly StateRow[]

/** A life in which each act leads from one named state to another. */
export interface Life {
  concept: string
  states: readonly { state: string; name: string; open: boolean; leadsTo: readonly { what: string; to: string }[] }[]
  /** How each act is said, and who may; an act that is not here says itself. */
  acts?: Readonly<Record<string, { words: string; who: string }>>
}
