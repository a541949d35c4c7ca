declare module "htl" {
  /** Hypertext literal: values are escaped by context, functions become listeners, objects become attributes. */
  export function html(strings: TemplateStringsArray, ...values: unknown[]): HTMLElement;
  export function svg(strings: TemplateStringsArray, ...values: unknown[]): SVGElement;
}
