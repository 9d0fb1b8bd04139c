/**
 * Why a file cannot be read at all: `broken`, too large once unpacked, `locked` with a password, a workbook of before 2007;
 * neither workbook nor text; text whose last quote is never closed; nothing in it, or nothing below its head.
 */
export type WhyUnreadable = 'broken' | 'tooLarge' | 'locked' | 'oldWorkbook' | 'notWorkbook' | 'notText' | 'openQuote' | 'empty' | 'noRows'

export class Unreadable extends Error {
  constructor(readonly reason: WhyUnreadable) {
    super(`The file cannot be read: ${reason}`)
  }
}
