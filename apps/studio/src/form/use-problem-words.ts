import { useTranslation } from 'react-i18next'
import { titleOf } from '../model/title-of.ts'
import type { Problem } from './model/problem.ts'

/** Words for what is wrong with a value. */
export function useProblemWords(): (problem: Problem) => string {
  const { t } = useTranslation()
  const words = (problem: Problem): string => {
    switch (problem.kind) {
      case 'tooLong':
        return problem.max === null ? t('form.problems.tooLong') : t('form.problems.longerThan', { count: problem.max })
      case 'rule':
        return problem.message ?? t('form.problems.rule')
      case 'server':
        return problem.message
      case 'nested':
        return t('form.problems.nested', { path: problem.path.map(titleOf).join(' → '), problem: words(problem.problem) })
      default:
        return t(`form.problems.${problem.kind}`)
    }
  }
  return words
}
