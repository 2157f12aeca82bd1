export const words = {
  title: "Footfall: visitors at exhibitions",
  sentence:
    "Badges are scanned at the doors, everyone sees who is where, and the attendance record can be trusted.",
  dashboard: "Dashboard",
  dashboardText: "How full each zone is, live",
  kiosk: "Kiosk",
  kioskText: "Scan badges at a door",
  docs: "For developers",
  docsText: "The interface, to read and to try",
  asking: "Asking the server",
  up: "The server is up",
  down: "The server does not answer",
  language: "Language",
  toLight: "Light colours",
  toDark: "Dark colours",
};
