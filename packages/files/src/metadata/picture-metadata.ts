import exifReader from 'exif-reader'
import { parse as parseIcc } from 'icc'
import type { Metadata } from 'sharp'
import { parseIptc } from './iptc.ts'
import { parseXmp } from './xmp.ts'

/** Metadata by section: `ifd0`, `ifd1`, `interop`, `gps`, `exif`, `icc`, `iptc`, `xmp`. */
export type MetadataSections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** All sections that a picture has. One that can't be read is left out. */
export function sectionsOf({ exif, icc, iptc, xmp }: Pick<Metadata, 'exif' | 'icc' | 'iptc' | 'xmp'>): MetadataSections {
  return {
    ...(exif === undefined ? {} : attempt(() => exifSections(exif))),
    ...(icc === undefined ? {} : attempt(() => ({ icc: { ...parseIcc(icc) } }))),
    ...(iptc === undefined ? {} : attempt(() => ({ iptc: parseIptc(iptc) }))),
    ...(xmp === undefined ? {} : attempt(() => ({ xmp: parseXmp(xmp.toString('utf8')) }))),
  }
}

function exifSections(bytes: Buffer): MetadataSections {
  const { Image, Thumbnail, Iop, GPSInfo, Photo } = exifReader(bytes)
  const sections = { ifd0: Image, ifd1: Thumbnail, interop: Iop, gps: GPSInfo, exif: Photo }
  return Object.fromEntries(Object.entries(sections).flatMap(([name, section]) => (section === undefined ? [] : [[name, { ...section }]])))
}

function attempt(read: () => MetadataSections): MetadataSections {
  try {
    return read()
  } catch {
    return {}
  }
}

/** The part of metadata that is on a list of `section.key`; `*`: all. Bytes are not kept. */
export function allowedMetadata(sections: MetadataSections, keys: readonly string[]): MetadataSections {
  const isAll = keys.includes('*')
  const kept = Object.entries(sections).map(([section, values]) => {
    const allowed = Object.entries(values).filter(
      ([key, value]) => (isAll || keys.includes(`${section}.${key}`)) && !(value instanceof Uint8Array) && !isInvalidDate(value),
    )
    return [section, Object.fromEntries(allowed)] as const
  })
  return Object.fromEntries(kept.filter(([, values]) => Object.keys(values).length > 0))
}

function isInvalidDate(value: unknown): boolean {
  return value instanceof Date && Number.isNaN(value.getTime())
}
