import type { Element } from './build.ts'

/** First child of that local name, in any namespace unless one is given. */
export function child(parent: Element, name: string, ns?: string): Element | undefined {
  return parent.children.find((one) => one.name === name && (ns === undefined || one.ns === ns))
}

export function childrenOf(parent: Element, name: string, ns?: string): Element[] {
  return parent.children.filter((one) => one.name === name && (ns === undefined || one.ns === ns))
}

/** Trimmed text of that child; undefined when it is missing or blank. */
export function textAt(parent: Element, name: string, ns?: string): string | undefined {
  const text = child(parent, name, ns)?.text.trim()
  return text === '' ? undefined : text
}

/** Outermost elements that satisfy `wanted`, in document order; what lies inside one is not searched. */
export function outermost(root: Element, wanted: (element: Element) => boolean): Element[] {
  return wanted(root) ? [root] : root.children.flatMap((one) => outermost(one, wanted))
}
