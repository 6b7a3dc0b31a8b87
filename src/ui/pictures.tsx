/** Simple drawings that stand beside easy words. Each says what its sentence says, so it is not read out. */
const DRAWINGS: Record<string, string> = {
  body: 'M32 10a6 6 0 1 0 .1 0M32 22v20M32 28 18 36M32 28l14 8M32 42 22 58M32 42l10 16',
  calendar: 'M12 16h40v36H12zM12 26h40M22 10v10M42 10v10M22 36h6M36 36h6M22 44h6',
  card: 'M8 16h48v32H8zM8 26h48M16 40h12',
  doctor: 'M32 8a8 8 0 1 0 .1 0M16 56V42c0-10 6-14 16-14s16 4 16 14v14M32 36v12M26 42h12',
  drink: 'M20 10h24l-4 24a8 8 0 0 1-16 0zM32 42v12M22 54h20M22 22h20',
  food: 'M18 8v20M12 8v12a6 6 0 0 0 12 0V8M18 28v28M44 8c-8 4-8 22 0 24M44 8v48',
  heart: 'M32 54C4 34 10 14 22 14c6 0 10 6 10 10 0-4 4-10 10-10 12 0 18 20-10 40z',
  home: 'M8 32 32 10l24 22M16 26v28h32V26M28 54V40h8v14',
  list: 'M14 8h36v48H14zM22 20h20M22 30h20M22 40h12',
  needle: 'M46 8l10 10M51 13l-8 8M26 22l16 16-18 18-16 0 0-16zM8 56l-4 4M30 30l6 6M22 38l6 6',
  people: 'M22 12a7 7 0 1 0 .1 0M44 16a6 6 0 1 0 .1 0M8 54V42c0-8 6-12 14-12s14 4 14 12v12M38 34c10-4 18 2 18 10v10',
  phone: 'M20 6h24v52H20zM28 50h8M26 12h12',
  pills: 'M14 34 34 14a10 10 0 0 1 14 14L28 48a10 10 0 0 1-14-14zM24 24l14 14',
  question: 'M22 22c0-16 24-14 22 2-1 8-12 8-12 18M32 52v2',
  sleep: 'M8 50V20M8 40h48v10M8 34h14c0-8 12-8 12 0h22v6M40 10h10L40 22h10',
  stop: 'M22 8h20l14 14v20L42 56H22L8 42V22zM20 20l24 24',
  sun: 'M32 20a12 12 0 1 0 .1 0M32 4v8M32 52v8M4 32h8M52 32h8M12 12l6 6M46 46l6 6M52 12l-6 6M18 46l-6 6',
  talk: 'M6 10h34v22H22l-10 10V32H6zM46 22h12v20h-6v10L42 42H30',
  walk: 'M34 8a5 5 0 1 0 .1 0M34 20l-6 16 12 8 2 14M28 36l-8 20M34 22l10 8 8-2M32 22l-12 6-2 10',
}

/** The names under which a drawing can be asked for. */
export const PICTURES: readonly string[] = Object.keys(DRAWINGS)

/** A drawing by its name; nothing where there is none of that name. */
export function Picture({ name }: { name: string }) {
  const drawing = DRAWINGS[name]
  if (!drawing) return null
  return (
    <svg className="kith-easy__picture" viewBox="0 0 64 64" width="72" height="72" aria-hidden="true" focusable="false">
      <path d={drawing} fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
