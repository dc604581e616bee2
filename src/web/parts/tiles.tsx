import { pages } from '../paths.ts'
import { num, say } from '../say.ts'
import { MARKS, type Mark, type PageContext, type TileView } from '../view.ts'
import { MARK_TONE, markWord } from './badge.tsx'
import { Glyph, MARK_GLYPH } from './glyph.tsx'

/**
 * Every state the same square, so that Saint Kitts is as visible as Brazil. Places come from the region's data and become
 * the classes `c0..c15` and `r0..r19`, because a style attribute would need an unsafe content policy.
 */
export function TileGrid({
  c,
  tiles,
  label,
  href,
}: {
  c: PageContext
  tiles: readonly TileView[]
  label: string
  href?: (code: string) => string
}) {
  const to = href ?? ((code: string) => pages(c.lang).state(code))
  const sorted = [...tiles].sort((a, b) => a.row - b.row || a.col - b.col)
  return (
    <div class="grid-box">
      <ol class={`tiles w${Math.max(6, ...tiles.map((tile) => tile.col + 1))}`} aria-label={label}>
        {sorted.map((tile) => (
          <li class={`tile ${tile.size} c${tile.col} r${tile.row} ${MARK_TONE[tile.mark]} m-${tile.mark}`}>
            <TileLink c={c} tile={tile} href={to(tile.code)} />
          </li>
        ))}
      </ol>
      <Legend c={c} marks={MARKS.filter((mark) => tiles.some((tile) => tile.mark === mark))} />
    </div>
  )
}

function TileLink({ c, tile, href }: { c: PageContext; tile: TileView; href: string }) {
  const word = markWord(c, tile.mark)
  const said = `${c.name(tile.code)}: ${word}${tile.count ? ` (${num(c, tile.count)})` : ''}`
  return (
    <a href={href} aria-label={said} title={said}>
      <b>{tile.code.split('-').at(-1)}</b>
      <Glyph name={MARK_GLYPH[tile.mark]} />
    </a>
  )
}

function Legend({ c, marks }: { c: PageContext; marks: readonly Mark[] }) {
  return (
    <p class="legend">
      <span class="hide">{say(c)('common.legend')}: </span>
      {marks.map((mark) => (
        <span class={`key ${MARK_TONE[mark]}`}>
          <Glyph name={MARK_GLYPH[mark]} /> {markWord(c, mark)}
        </span>
      ))}
    </p>
  )
}
