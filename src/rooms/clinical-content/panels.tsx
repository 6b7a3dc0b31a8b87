import { Tag } from '../../ui/index.ts'

/** Beside any item a worker sees that nobody answerable has checked yet; nothing when it has been. */
export function CheckedMark({ item }: { item: { checked: boolean } }) {
  return item.checked ? null : <Tag colour="yellow">Not yet checked by a clinician here</Tag>
}
