/** Several words to tick, one field a word: `name-word`. The legend is their label. */
export function Boxes({ name, legend, hint, words, on }: { name: string; legend: string; hint?: string; words: readonly { value: string; text: string }[]; on: readonly string[] }) {
  return (
    <fieldset class="field">
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      {words.map(({ value, text }) => (
        <label class="tick">
          <input type="checkbox" name={`${name}-${value}`} checked={on.includes(value)} /> {text}
        </label>
      ))}
    </fieldset>
  )
}

/** A word or a sentence to type. */
export function textOf(values: Record<string, string>, name: string): string {
  return values[name] ?? ''
}

export function tickedOf(values: Record<string, string>, name: string): string[] {
  return Object.keys(values).filter((key) => key.startsWith(`${name}-`)).map((key) => key.slice(name.length + 1))
}
