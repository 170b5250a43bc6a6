/** What is shown in place of a concealed value: in answers, revisions and logs. */
export const concealedValue = '**********'
