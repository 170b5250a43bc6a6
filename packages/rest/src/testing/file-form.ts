/** Content type of {@link fileForm}. */
export const formType = 'multipart/form-data; boundary=x'

/** The body of a form with one file. */
export function fileForm(type: string, file: string): string {
  return `--x\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: ${type}\r\n\r\n${file}\r\n--x--\r\n`
}
