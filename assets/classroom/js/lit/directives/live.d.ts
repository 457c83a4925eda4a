// The directive `live` of lit-html, for the type checker.
export declare function live(value: unknown): unknown;
