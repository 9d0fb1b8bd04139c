/** A class in few words: « 3e B » says its level already, « Bogie 2 » does not. */
export function classWords(level: string | null, className: string | null): string {
  if (!level || !className) return className ?? level ?? ''
  return className.toLowerCase().startsWith(level.toLowerCase()) ? className : `${level}, ${className}`
}
