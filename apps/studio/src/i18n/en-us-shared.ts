/** Words of the page that the link of a share leads to. */
export const enUsShared = {
  title: 'Something was shared with you',
  lead: 'You can look at one item. No account is needed.',
  lastUse: 'You can look at one item. This link works once more.',
  password: 'Password of the link',
  open: 'Show it',
  refused: 'That is not the password, or the link is used up.',
  usedUp: 'The link is used up.',
  goneTitle: 'This link leads nowhere',
  gone: 'It was taken back, is not valid yet, or is over. Ask those who sent it for another.',
} as const
