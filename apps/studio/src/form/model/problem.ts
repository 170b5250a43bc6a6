/** What is wrong with the value of a field. Words come last: this is what they are made from. */
export type Problem =
  | { readonly kind: 'required' | 'taken' | 'missingItem' | 'outOfRange' | 'forbidden' }
  | { readonly kind: 'tooLong'; readonly max: number | null }
  /** The field's own rule, with the message the project gave it. */
  | { readonly kind: 'rule'; readonly message: string | null }
  /** What only the server knows, in its words. */
  | { readonly kind: 'server'; readonly message: string }
  /** Something is wrong inside the related item a field holds. */
  | { readonly kind: 'nested'; readonly path: readonly string[]; readonly problem: Problem }

export type Problems = Readonly<Record<string, Problem>>
