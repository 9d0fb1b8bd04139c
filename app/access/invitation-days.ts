/** How long the link of an invitation holds. */
export const INVITATION_DAYS = 7
