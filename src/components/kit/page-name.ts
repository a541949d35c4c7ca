/**
 * Gives the page of one subject its name for a title. The pages of all subjects are one built page, so that only who has
 * read the data can say it.
 */
export function namePage(name: string): void {
  const title = document.querySelector("#observablehq-main h1");
  if (title) title.textContent = name;
  document.title = document.title.replace(/^[^|]*/, `${name} `);
}
