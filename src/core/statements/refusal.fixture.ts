/** Code of the Fault that `run` ends with, or `none`. */
export function code(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'none'
}
