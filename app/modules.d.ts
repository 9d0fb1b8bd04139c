/// <reference types="vite/client" />

declare module '@socialgouv/jours-feries' {
  /** Public holidays of a year: name → midnight in the process's zone. */
  export default function joursFeries(year?: number, options?: { alsace?: boolean }): Record<string, Date>
}
