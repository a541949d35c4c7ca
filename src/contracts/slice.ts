import {z} from "zod";

/** Which part of the data a number is about; null is everything. */
export const slice = z.strictObject({
  role: z.string().nullable(),
  level: z.string().nullable(),
  period: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .nullable()
});
