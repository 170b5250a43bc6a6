const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'image/x-icon': 'ico',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/javascript': 'js',
  'audio/mpeg': 'mp3',
  'video/quicktime': 'mov',
  'video/x-matroska': 'mkv',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/gzip': 'gz',
  'application/octet-stream': 'bin',
}

/** The extension files of a type usually have. */
export function extensionOfType(type: string): string {
  return extensions[type] ?? type.split('/').at(-1)?.split(';')[0]?.replace(/^x-/, '').split('+')[0] ?? type
}

/** What kind of file a type stands for, for its words; `null` when it is no type. */
export function familyOfType(type: string): 'image' | 'audio' | 'video' | 'text' | 'other' | null {
  if (!/^[\w.+-]+\/[\w.+-]+/.test(type)) return null
  const family = type.split('/')[0]
  return family === 'image' || family === 'audio' || family === 'video' || family === 'text' ? family : 'other'
}
