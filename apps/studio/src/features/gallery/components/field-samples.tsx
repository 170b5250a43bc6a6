import { type ReactElement, useState } from 'react'
import { Checkbox, Switch } from '../../../ui/checkbox.tsx'
import { Combobox } from '../../../ui/combobox.tsx'
import { Field } from '../../../ui/field.tsx'
import { TextAreaField, TextField } from '../../../ui/input.tsx'
import { SelectField } from '../../../ui/select.tsx'
import { TagField } from '../../../ui/tag-field.tsx'
import styles from './gallery.module.css'
import type { GallerySample } from './gallery-sample.ts'

const cities = ['Alexandria', 'Ålesund', 'الإسكندرية', 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch', 'Zürich']
const options = cities.map((label) => ({ value: label, label }))

export const fieldSamples: readonly GallerySample[] = [
  { name: 'Text', Component: TextSample },
  { name: 'Select', Component: SelectSample },
  { name: 'Combobox', Component: ComboboxSample },
  { name: 'Tags', Component: TagSample },
  { name: 'Checkbox and switch', Component: CheckboxSample },
]

function TextSample(): ReactElement {
  return (
    <div className={styles['column']}>
      <TextField label="Title" defaultValue="A title of ninety characters that goes on for longer than the room that there is for it" />
      <TextField label="Location" placeholder="A place" hint="Where it was taken." />
      <TextField label="Width" defaultValue="minus two" problem="This is not a number." />
      <TextField label="Storage" defaultValue="local" disabled />
      <TextAreaField label="Description" defaultValue={'Two lines,\nof which this is the second.'} />
    </div>
  )
}

function SelectSample(): ReactElement {
  const [city, setCity] = useState('Zürich')
  return (
    <div className={styles['column']}>
      <SelectField label="City" value={city} options={options} onChange={setCity} />
      <SelectField label="Empty" value="" placeholder="Choose a city" options={options} onChange={setCity} />
      <SelectField label="Wrong" value="" placeholder="Choose a city" problem="This is needed." options={options} onChange={setCity} />
      <SelectField label="Disabled" value={city} disabled options={options} onChange={setCity} />
    </div>
  )
}

function ComboboxSample(): ReactElement {
  const [city, setCity] = useState('Zürich')
  const [search, setSearch] = useState('')
  const found = options.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()))
  return (
    <div className={styles['column']}>
      <Field label="City of birth">
        {(control) => (
          <Combobox
            {...control}
            text={city}
            options={found}
            onSearch={setSearch}
            onChange={setCity}
            listLabel="Cities"
            noneLabel={`Nothing matches “${search}”.`}
          />
        )}
      </Field>
    </div>
  )
}

function TagSample(): ReactElement {
  const [tags, setTags] = useState<readonly string[]>(['harbor', 'at night'])
  return (
    <div className={styles['column']}>
      <TagField label="Tags" tags={tags} onChange={setTags} removeLabel={(tag) => `Remove ${tag}`} hint="Enter or a comma adds one." />
    </div>
  )
}

function CheckboxSample(): ReactElement {
  const [isOn, setIsOn] = useState(true)
  return (
    <>
      <Checkbox label="Checked" isChecked={isOn} onChange={setIsOn} />
      <Checkbox label="Not checked" isChecked={!isOn} onChange={(next) => setIsOn(!next)} />
      <Checkbox label="Some" isChecked="mixed" onChange={setIsOn} />
      <Checkbox label="Disabled" isChecked disabled onChange={setIsOn} />
      <Switch label="On" isOn={isOn} onChange={setIsOn} />
      <Switch label="Off" isOn={!isOn} onChange={(next) => setIsOn(!next)} />
    </>
  )
}
