/** Why a file cannot be read at all: `broken`, too large once unpacked, `locked` with a password, or a workbook of before 2007. */
export type WhyUnreadable = 'broken' | 'tooLarge' | 'locked' | 'oldWorkbook'

export class Unreadable extends Error {
  constructor(readonly reason: WhyUnreadable) {
    super(`The file cannot be read: ${reason}`)
  }
}
