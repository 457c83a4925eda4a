// What the pages use of lit-html (vendored beside this file), for the type checker.
export interface TemplateResult {
  readonly _$litType$: 1 | 2;
}
export declare function html(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult;
export declare function svg(strings: TemplateStringsArray, ...values: unknown[]): TemplateResult;
// Stands where anything that can be drawn may stand.
export declare const nothing: any;
export declare function render(value: unknown, container: HTMLElement | DocumentFragment): unknown;
