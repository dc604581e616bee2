interface Waiting<B, R> {
  batch: B
  resolve(result: R): void
  reject(error: unknown): void
}

export type Outcome<R> = { ok: true; result: R } | { ok: false; error: unknown }

/**
 * Group commit: whatever was asked for while one transaction ran goes into the next, so that one wait for the disk
 * serves everybody who waits. A group that fails as a whole is tried again one batch at a time, so that a bad batch fails alone.
 */
export function groupCommit<B, R>(
  weight: (batch: B) => number, maxWeight: number, commit: (group: B[]) => Promise<Outcome<R>[]>,
): { push(batch: B): Promise<R>; idle(): Promise<void> } {
  const waiting: Waiting<B, R>[] = []
  let running: Promise<void> | undefined

  function take(): Waiting<B, R>[] {
    let count = 0
    for (let sum = 0; count < waiting.length && (count === 0 || sum + weight(waiting[count]!.batch) <= maxWeight); count++)
      sum += weight(waiting[count]!.batch)
    return waiting.splice(0, count)
  }

  async function settle(group: Waiting<B, R>[]): Promise<void> {
    try {
      const outcomes = await commit(group.map(({ batch }) => batch))
      outcomes.forEach((outcome, i) => (outcome.ok ? group[i]!.resolve(outcome.result) : group[i]!.reject(outcome.error)))
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error)
      else for (const one of group) await settle([one])
    }
  }

  async function run(): Promise<void> {
    // One turn of the event loop: callers of the same moment share the first group too.
    await new Promise(setImmediate)
    while (waiting.length > 0) await settle(take())
    running = undefined
  }

  return {
    push: (batch) => new Promise((resolve, reject) => {
      waiting.push({ batch, resolve, reject })
      running ??= run()
    }),
    idle: async () => {
      while (running) await running
    },
  }
}
