/** A book whose values differ from its neighbors' in which are absent and what they hold, so that rows of one statement differ. */
export function variedBook(index: number): { readonly title: string } & Readonly<Record<string, unknown>> {
  return {
    title: index % 7 === 0 ? `"quoted" \\ ${index} 😀` : `Book ${index}`,
    pages: index % 3 === 0 ? null : index,
    meta: index % 2 === 0 ? null : { a: [index, 'é "q"', null] },
    published: index % 5 === 0 ? null : '2024-02-29',
    secret: index % 4 === 0 ? null : 'swordfish',
  }
}
