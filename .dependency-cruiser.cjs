/** Who may import whom on the pages; docs/dashboard.md draws it. `npm run check` holds it. */
const DASHBOARD = ["app", "features", "kit", "words", "event"];

/** A folder of the dashboard knows only those to its right. */
const arrows = DASHBOARD.slice(1).map((folder, index) => ({
  name: `${folder} knows only what is to the right of it: ${DASHBOARD.join(" -> ")}`,
  severity: "error",
  from: { path: `^dashboard/src/${folder}/`, pathNot: "\\.test\\.ts$" },
  to: { path: `^dashboard/src/(${DASHBOARD.slice(0, index + 1).join("|")})/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: "a feature knows nothing of another",
      severity: "error",
      from: { path: "^dashboard/src/features/([^/]+)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^dashboard/src/features/", pathNot: "^dashboard/src/features/$1/" },
    },
    {
      name: "what the pages share knows neither of them",
      severity: "error",
      from: { path: "^common/src/" },
      to: { path: "^(kiosk|dashboard)/" },
    },
    {
      name: "the kiosk and the dashboard do not know each other",
      severity: "error",
      from: { path: "^(kiosk|dashboard)/" },
      to: { path: "^(kiosk|dashboard)/", pathNot: "^$1/" },
    },
    { name: "no circles, types counted", severity: "error", from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: { extensions: [".ts", ".js", ".json"] },
  },
};
