/** Who may import whom on the pages; docs/dashboard.md and kiosk/README.md draw it. `npm run check` holds it. */
const DASHBOARD = ["app", "features", "kit", "words", "event"];

/** A folder of the dashboard knows only those to its right. */
const arrows = DASHBOARD.slice(1).map((folder, index) => ({
  name: `${folder} knows only what is to the right of it: ${DASHBOARD.join(" -> ")}`,
  severity: "error",
  from: { path: `^dashboard/src/${folder}/` },
  to: { path: `^dashboard/src/(${DASHBOARD.slice(0, index + 1).join("|")})/` },
}));

/** What each folder of the kiosk may know beside itself and common/; the app starts everything and may know all. */
const KIOSK = {
  words: [],
  update: [],
  scanner: [],
  door: ["scanner/"],
  staff: ["scanner/", "views/view.ts", "app/state.ts"],
  verdict: ["scanner/", "words/", "door/state.ts"],
  views: ["scanner/", "words/", "door/", "staff/", "verdict/", "app/state.ts"],
};

const kiosk = Object.entries(KIOSK).map(([folder, known]) => ({
  name: `the kiosk's ${folder} may know ${known.join(", ") || "what the pages share, and no more"}`,
  severity: "error",
  from: { path: `^kiosk/src/${folder}/`, pathNot: "\\.test\\.ts$" },
  to: {
    path: "^kiosk/src/",
    pathNot: [folder + "/", ...known].map((path) => `^kiosk/src/${path.replace(".", "\\.")}`),
  },
}));

module.exports = {
  forbidden: [
    ...arrows,
    ...kiosk,
    {
      name: "a feature knows nothing of another",
      severity: "error",
      from: { path: "^dashboard/src/features/([^/]+)/" },
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
