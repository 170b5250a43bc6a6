import { CircleQuestionMark } from 'lucide-react'
import { lazy, type ReactElement, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Options } from '../../../model/model.ts'
import { flagOption, listOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { parseTemplate, renderTemplate } from '../../../model/template.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { cssColor } from '../../../ui/stored-color.ts'
import type { InterfaceProps } from '../define-interface.ts'
import { OptionIcon } from '../option-icon.tsx'
import { LinkButtons } from '../presentation-links/link-buttons.tsx'
import styles from './header.module.css'

const SafeHtml = lazy(async () => ({ default: (await import('../../../ui/safe-html.tsx')).SafeHtml }))

/** A title and a subtitle made of the item's values, with help that unfolds or opens, and buttons. */
export function Header({ options, field, item, collection, itemKey, isDisabled }: InterfaceProps): ReactElement {
  const title = filled(options, 'title', item) || field.title
  const subtitle = filled(options, 'subtitle', item)
  const links = listOption(options, 'links')
  return (
    <div className={styles['header']}>
      <div className={styles['words']} style={{ color: cssColor(textOption(options, 'color')) }}>
        <OptionIcon name={textOption(options, 'icon')} />
        <div>
          <h3 className={styles['title']}>{title}</h3>
          {subtitle !== '' && <p className={styles['subtitle']}>{subtitle}</p>}
        </div>
      </div>
      <Help title={title} options={options} />
      {links.length > 0 && <LinkButtons links={links} {...{ item, collection, itemKey, isDisabled }} />}
    </div>
  )
}

function Help({ title, options }: { readonly title: string; readonly options: Options }): ReactElement | null {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const translated = flagOption(options, 'enableHelpTranslations') ? wordsOption(options, 'helpTranslationsString') : undefined
  const html = translated ?? textOption(options, 'help')
  if (html === undefined) return null
  const isModal = options['helpDisplayMode'] === 'modal'
  const text = (
    <Suspense fallback={null}>
      <SafeHtml html={html} />
    </Suspense>
  )
  return (
    <>
      <Button kind="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <CircleQuestionMark aria-hidden />
        {t('interfaces.help')}
      </Button>
      {isModal ? (
        <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={title} closeLabel={t('app.close')}>
          {text}
        </Dialog>
      ) : (
        isOpen && <div className={styles['help']}>{text}</div>
      )}
    </>
  )
}

function filled(options: Options, name: string, item: InterfaceProps['item']): string {
  return renderTemplate(parseTemplate(wordsOption(options, name) ?? ''), item) || plainWords(wordsOption(options, name))
}

/** A title without fields in it is no template that came out empty. */
function plainWords(words: string | undefined): string {
  return words === undefined || words.includes('{{') ? '' : words
}
