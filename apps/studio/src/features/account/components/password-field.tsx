import { Eye, EyeOff } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { TextField, type TextFieldProps } from '../../../ui/input.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import styles from './account.module.css'

/** A password, hidden until asked to be shown. */
export function PasswordField(props: TextFieldProps): ReactElement {
  const { t } = useTranslation()
  const [isShown, setIsShown] = useState(false)
  const label = t(isShown ? 'login.hidePassword' : 'login.showPassword')
  return (
    <div className={styles['password']}>
      <TextField {...props} type={isShown ? 'text' : 'password'} />
      <Tooltip label={label}>
        <Button kind="quiet" isIcon aria-label={label} className={styles['reveal']} onClick={() => setIsShown(!isShown)}>
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
      </Tooltip>
    </div>
  )
}
