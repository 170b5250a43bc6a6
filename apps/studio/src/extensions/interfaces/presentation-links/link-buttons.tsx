import { useMutation } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../../data/client.ts'
import type { Options } from '../../../model/model.ts'
import { oneOfOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { parseTemplate, renderTemplate } from '../../../model/template.ts'
import { Button } from '../../../ui/button.tsx'
import { useToast } from '../../../ui/toast.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import interfaceStyles from '../interfaces.module.css'
import { OptionIcon } from '../option-icon.tsx'
import { safeAddress } from '../safe-address.ts'
import styles from './link-buttons.module.css'

const looks = ['normal', 'primary', 'info', 'success', 'warning', 'danger'] as const

export type LinkButtonsProps = Pick<InterfaceProps, 'item' | 'collection' | 'itemKey' | 'isDisabled'> & {
  readonly links: readonly Options[]
}

/** A button each: some open an address made of the item's values, others run a flow on the item. */
export function LinkButtons({ links, ...context }: LinkButtonsProps): ReactElement {
  return (
    <div className={interfaceStyles['row']}>
      {links.map((link, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: buttons have no name of their own and never move
        <LinkButton key={index} link={link} {...context} />
      ))}
    </div>
  )
}

function LinkButton({ link, item, ...context }: Omit<LinkButtonsProps, 'links'> & { readonly link: Options }): ReactElement {
  const label = wordsOption(link, 'label') ?? textOption(link, 'url') ?? ''
  const content = (
    <>
      <OptionIcon name={textOption(link, 'icon')} />
      {label}
    </>
  )
  const look = oneOfOption(link, 'type', looks)
  if (link['actionType'] === 'flow') return <FlowButton flow={textOption(link, 'flow')} content={content} look={look} {...context} />
  const address = safeAddress(renderTemplate(parseTemplate(textOption(link, 'url') ?? ''), item))
  return (
    <a
      className={styles['link']}
      data-look={look}
      href={address ?? undefined}
      target="_blank"
      rel="noreferrer"
      aria-disabled={address === null || undefined}
    >
      {content}
      <ExternalLink aria-hidden />
    </a>
  )
}

interface FlowButtonProps extends Pick<InterfaceProps, 'collection' | 'itemKey' | 'isDisabled'> {
  readonly flow: string | undefined
  readonly content: ReactNode
  readonly look: string
}

/** Runs a flow; there has to be an item to run it on. */
function FlowButton({ flow, content, look, collection, itemKey, isDisabled }: FlowButtonProps): ReactElement {
  const { t } = useTranslation()
  const announce = useToast()
  const run = useMutation({
    mutationFn: () =>
      client.request<unknown>({
        method: 'POST',
        path: `/flows/trigger/${encodeURIComponent(flow ?? '')}`,
        body: { collection: collection.name, keys: [itemKey] },
      }),
    onSuccess: () => announce(t('interfaces.flowRan')),
    onError: (error) => announce(t('problems.unknown', { message: error.message }), { kind: 'alert' }),
  })
  return (
    <Button
      kind={look === 'primary' ? 'primary' : 'plain'}
      isBusy={run.isPending}
      disabled={flow === undefined || itemKey === null || isDisabled}
      onClick={() => run.mutate()}
    >
      {content}
    </Button>
  )
}
