/** A porthole that holds a ledger page: two margin rules, three entries, the last one inked. The same drawing as static/favicon.svg. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="14" fill="none" stroke="currentColor" stroke-width="2.5" />
      <path d="M10 6.5v19M12.6 5.5v21" stroke="currentColor" stroke-width="1" />
      <path d="M15.5 11h9M15.5 16h6.5" stroke="currentColor" stroke-width="2" />
      <path class="entry" d="M15.5 21h7.5" stroke-width="2.6" />
    </svg>
  )
}
