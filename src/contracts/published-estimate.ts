import {z} from "zod";

/** An estimate with its 90 % interval; both null when it cannot be estimated. */
export const publishedEstimate = z.strictObject({
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable()
});

export type PublishedEstimate = z.infer<typeof publishedEstimate>;
