/** Points for what speaks for a match; staff may set each, and they are kept with each computation. */
export type Weights = {
  /** A class that goes somewhere at all. */
  placed: number
  /** Every word of its theme is the activity's. */
  theme: number
  /** Next door; ever less up to `farKm` kilometres. */
  near: number
  farKm: number
  /** The first class of a school in this school year; of that, `schoolRest` percent for its second, again that part for its third, … */
  school: number
  schoolRest: number
  rep: number
  repPlus: number
  rural: number
  /** The first class of the year at a company, and the part that is left for each further one. */
  company: number
  companyRest: number
  /** Taken where the company must still say whether and when. */
  toAgree: number
}

export const defaultWeights: Weights = { placed: 100, theme: 30, near: 20, farKm: 60, school: 40, schoolRest: 50, rep: 15, repPlus: 25, rural: 15, company: 20, companyRest: 50, toAgree: 30 }

/** The weights in the order of the form; the others are percents and kilometres. */
export const weightKeys = ['placed', 'theme', 'near', 'farKm', 'school', 'schoolRest', 'rep', 'repPlus', 'rural', 'company', 'companyRest', 'toAgree'] as const satisfies (keyof Weights)[]
