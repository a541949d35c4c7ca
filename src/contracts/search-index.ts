import {z} from "zod";

export const searchEntry = z.strictObject({
  title: z.string().min(1).describe("What the place is called."),
  under: z.string().describe("What it is part of: a group of pages, the methods, the glossary."),
  also: z.array(z.string()).describe("Other words for it."),
  place: z.string().describe("Page and anchor, relative to the site."),
  text: z.string().describe("What stands there.")
});

export type SearchEntry = z.infer<typeof searchEntry>;

export const searchIndex = z
  .strictObject({entries: z.array(searchEntry)})
  .describe("What the search of a site looks through: static text of its pages, of the methods and of the glossary.");
