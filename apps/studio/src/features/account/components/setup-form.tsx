import { useMutation } from '@tanstack/react-query'
import { type ReactElement, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/input.tsx'
import { createAdministrator } from '../api/create-administrator.ts'
import { isEmail } from '../model/account-problems.ts'
import styles from './account.module.css'
import { FormProblem } from './form-problem.tsx'
import { PasswordField } from './password-field.tsx'

const minPasswordLength = 8
const nobody = { first_name: '', last_name: '', project_owner: '', password: '' }

/** Name, address and password of the first administrator. */
export function SetupForm({ onCreated }: { readonly onCreated: () => Promise<void> }): ReactElement {
  const { t } = useTranslation()
  const [input, setInput] = useState(nobody)
  const [wasTried, setWasTried] = useState(false)
  const creation = useMutation({ mutationFn: createAdministrator, onSuccess: onCreated })
  const hasShortPassword = input.password.length < minPasswordLength
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (isEmail(input.project_owner) && !hasShortPassword) creation.mutate(input)
  }
  const bind = (name: keyof typeof nobody) => ({
    name,
    value: input[name],
    onChange: (event: { readonly target: { readonly value: string } }) => setInput({ ...input, [name]: event.target.value }),
  })
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <div className={styles['pair']}>
        <TextField label={t('setup.firstName')} autoComplete="given-name" autoFocus {...bind('first_name')} />
        <TextField label={t('setup.lastName')} autoComplete="family-name" {...bind('last_name')} />
      </div>
      <TextField
        label={t('setup.email')}
        type="email"
        autoComplete="username"
        required
        problem={wasTried && !isEmail(input.project_owner) ? t('problems.email') : undefined}
        {...bind('project_owner')}
      />
      <PasswordField
        label={t('setup.password')}
        autoComplete="new-password"
        required
        hint={t('setup.passwordHint')}
        problem={wasTried && hasShortPassword ? t('problems.shortPassword') : undefined}
        {...bind('password')}
      />
      <FormProblem error={creation.error} />
      <Button type="submit" kind="primary" className={styles['submit']} isBusy={creation.isPending}>
        {t('setup.submit')}
      </Button>
    </form>
  )
}
