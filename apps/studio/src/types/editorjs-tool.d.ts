/** A tool of Editor.js, which the editor alone constructs. */
declare const tool: unknown

export = tool
