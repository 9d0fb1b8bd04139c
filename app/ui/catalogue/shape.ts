/** The same keys with texts at the leaves: a language that lacks a sentence does not compile. */
export type Shape<T> = { [Key in keyof T]: T[Key] extends string ? string : Shape<T[Key]> }
