/** English, and with it the shape that the other languages fill. */
const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

export const words = {
  numbersOf: (time: string) => `The numbers are those of ${time}.`,
  wholeEvent: "since the event began",
  arrivalsTen: "Arrivals, last 10 min",
  betweenZones: "Between zones",
  meanStay: "Mean time on site",
  calm: "Nothing needs attention",
  moreSilent: (count: string) => `Other silent kiosks: ${count}`,

  feed: "Latest scans",
  feedEmpty: "No scans yet. The first one appears here at once.",
  alreadyIn: "already in",
  voided: "voided",
  voidedBy: (who: string) => `by ${who}`,
  forced: "let in by staff",
  offlineConflict: (reason: string) => `offline; would be refused: ${reason}`,
  groupOf: (people: string) => `Group of ${people}`,

  refusedByReason: "Refused, by reason",
  refusedNone: "Nobody has been refused.",
  lastHour: "last 60 minutes",
  most: (number: string) => `most: ${number}`,
  arrivalsEmpty: "Nobody has arrived in the last hour.",
  booth: "Booth",
  noScans: "No scans yet",
  noScansText: "Everything is ready. Open a kiosk at a door; the first scan shows here at once.",
  openKiosk: "Open the kiosk page",
  title: "Now",
  filling: {
    title: "Filling fastest",
    none: "No zone is filling up.",
    unknown: "Known after ten minutes.",
    share: (percent: string) => `${percent} full`,
  },
  trust: {
    title: "How far to trust these numbers",
    why: "Why",
    right: "Right as of now",
    old: (duration: string) => `Old: no word from the server for ${duration}`,
    holds: (kiosks: number, scans: number, time: string) =>
      `Right, except that ${many(kiosks, "kiosk holds", "kiosks hold")} ${many(scans, "scan", "scans")} since ${time}`,
    holdsAtLeast: (kiosks: number, scans: number, time: string) =>
      `Right, except that ${many(kiosks, "kiosk holds", "kiosks hold")} at least ${many(scans, "scan", "scans")} since ${time}`,
    silent: (kiosks: number, time: string) =>
      `Right, but ${many(kiosks, "kiosk has", "kiosks have")} been silent since ${time} and may hold scans`,
    setAside: (scans: number) =>
      `Right, except for ${many(scans, "scan", "scans")} that the server did not take`,
    age: "Age of the numbers",
    heard: "Kiosks heard",
    heardOf: (heard: number, all: number) => `${heard} of ${all}`,
    silentSince: (time: string) => `first silent at ${time}`,
    noKiosk: "none yet",
    unsent: "Scans not sent yet",
    aside: "Scans not taken",
    onKiosks: (scans: number, kiosks: number) => `${scans} on ${many(kiosks, "kiosk", "kiosks")}`,
    noScan: "none",
    exits: "Exits without a scan",
    exitsHint: "The visitor was next seen elsewhere.",
    worst: (zone: string, percent: string) => `most: ${zone}, ${percent}`,
    conflicts: "Let in against the rules",
    conflictsHint: "Admitted offline, and counted: they are inside.",
  },
  moreWarnings: (number: string) => `${number} more`,
  willFill: (zone: string, duration: string) => `${zone} will be full in about ${duration}`,
  willFillText: (people: string) => `if it goes on filling by ${people} people a minute`,
};
