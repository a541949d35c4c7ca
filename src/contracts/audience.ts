/** Who a site is for; each has a site of its own, and what it may not see is not in it. */
export const audiences = ["leads", "managers", "leadership"] as const;
export type Audience = (typeof audiences)[number];
