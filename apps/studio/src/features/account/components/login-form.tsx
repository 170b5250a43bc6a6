import { useMutation } from '@tanstack/react-query'
import { type ReactElement, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signIn } from '../../../data/session.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/input.tsx'
import { accountProblem, isEmail } from '../model/account-problems.ts'
import styles from './account.module.css'
import { FormProblem } from './form-problem.tsx'
import { PasswordField } from './password-field.tsx'

export interface LoginFormProps {
  /** Signs this account in; absent, the address is asked for. */
  readonly email?: string
  readonly onSignedIn: () => Promise<void>
}

/** Email and password; the one-time code once the server asks for it. */
export function LoginForm({ email: fixedEmail, onSignedIn }: LoginFormProps): ReactElement {
  const { t } = useTranslation()
  const [email, setEmail] = useState(fixedEmail ?? '')
  const [password, setPassword] = useState('')
  const [otp, setOtp] = useState('')
  const [wasTried, setWasTried] = useState(false)
  const login = useMutation({ mutationFn: signIn, onSuccess: onSignedIn })
  const asksForOtp = otp !== '' || accountProblem(login.error) === 'INVALID_OTP'
  const isComplete = isEmail(email) && password !== ''
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setWasTried(true)
    if (isComplete) login.mutate({ email, password, ...(otp !== '' && { otp }) })
  }
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <TextField
        label={t('login.email')}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus={fixedEmail === undefined}
        readOnly={fixedEmail !== undefined}
        value={email}
        onChange={(event) => setEmail(event.target.value.trim())}
        problem={wasTried && !isEmail(email) ? t('problems.email') : undefined}
      />
      <PasswordField
        label={t('login.password')}
        name="password"
        autoComplete="current-password"
        autoFocus={fixedEmail !== undefined}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        problem={wasTried && password === '' ? t('problems.required') : undefined}
      />
      {asksForOtp && (
        <TextField
          label={t('login.otp')}
          hint={t('login.otpHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          value={otp}
          onChange={(event) => setOtp(event.target.value.replace(/\s/g, ''))}
        />
      )}
      <FormProblem error={login.error} />
      <Button type="submit" kind="primary" className={styles['submit']} isBusy={login.isPending}>
        {t('login.submit')}
      </Button>
    </form>
  )
}
