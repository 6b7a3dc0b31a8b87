/** One job timed beside its floor. Milliseconds; medians of `runs` goes. */
export interface Measurement {
  job: string
  /** The size of the care system; 0 for a job of the directory. */
  people: number
  /** The size of the directory, for a job of it. */
  assets?: number
  ms: number
  floor: number
  ratio: number
  /** What design says: at most this many times the floor. */
  budget: number
  within: boolean
  runs: number
  detail: Record<string, number>
}

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Median time of `work` over `runs` goes after a warm-up of a fifth as many. */
export async function time(runs: number, work: (run: number) => Promise<unknown> | unknown): Promise<number> {
  const times: number[] = []
  for (let run = -Math.ceil(runs / 5); run < runs; run++) {
    const started = performance.now()
    await work(Math.abs(run))
    if (run >= 0) times.push(performance.now() - started)
  }
  return median(times)
}

/** Something timed beside its floor, in milliseconds; `size` is that of the care system or of the directory. */
export const beside = (
  job: string,
  size: { people: number } | { assets: number },
  [ms, floor]: readonly [number, number],
  budget: number,
  runs: number,
  detail: Record<string, number> = {},
): Measurement => ({
  job,
  people: 0,
  ...size,
  ms: round(ms),
  floor: round(floor),
  ratio: round(ms / floor),
  budget,
  within: ms <= budget * floor,
  runs,
  detail,
})

/** A and B in turn, so that a machine that slows down slows both. */
export async function timePair(runs: number, a: (run: number) => Promise<unknown>, b: (run: number) => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let run = -Math.ceil(runs / 5); run < runs; run++) {
    for (const [index, work] of [a, b].entries()) {
      const started = performance.now()
      await work(Math.abs(run))
      if (run >= 0) times[index]!.push(performance.now() - started)
    }
  }
  return [median(times[0]), median(times[1])]
}

export const round = (value: number): number => Math.round(value * 1000) / 1000
