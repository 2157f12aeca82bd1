/** Put in by vite.config.ts; absent where nothing was built, as in tests. */
declare const __APP_VERSION__: string | undefined;

/** What this page calls itself, at most 50 characters: `0.1.0+3f2a91c4`, the package's version and its sources' hash. */
export const APP_VERSION = typeof __APP_VERSION__ === "undefined" ? "dev" : __APP_VERSION__;
