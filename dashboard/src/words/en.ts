/** English, and with it the shape that the other languages fill. */
import { REFUSED_BRIEFLY } from "../../../common/src/refusals";

export const words = {
  title: "Dashboard",
  product: "Footfall",

  live: "Live",
  connecting: "Connecting",
  lost: "Connection lost",
  age: (duration: string) => `numbers ${duration} old`,
  noNumbers: "no numbers yet",
  lostTitle: "Connection lost",
  lostText: (time: string, duration: string) =>
    `These are the numbers of ${time}, ${duration} old. Doors go on counting; the page returns to the right numbers by itself.`,
  lostNoNumbers: "The server does not answer. It is tried again by itself.",

  language: "Language",
  toLight: "Light colours",
  toDark: "Dark colours",
  signOut: "Sign out",
  otherEvent: "Other event",
  skip: "Go to the numbers",

  dayOf: (number: string, of: string, date: string) => `Day ${number} of ${of}, ${date}`,
  onlyDay: (date: string) => date,
  before: (date: string) => `Opens ${date}`,
  between: (date: string) => `Goes on ${date}`,
  after: (date: string) => `Ended ${date}`,

  onSite: "On site now",
  of: (capacity: string) => `of ${capacity}`,
  peakAt: (number: string, time: string) => `Peak ${number} at ${time}`,
  noPeak: "No peak yet",
  visitors: "Different visitors",
  entries: "Entries to the site",
  admitted: "Scans admitted",
  refused: "Refused at a door",
  none: "–",

  near: "getting full",
  full: "full",
  over: (people: string) => `${people} over`,
  noCapacity: "no limit set",
  trend: (change: string) => `${change} in 10 min`,
  steady: "steady, 10 min",
  trendUnknown: "trend not known yet",
  zones: "Zones",
  inZoneItself: (number: string) => `${number} between its zones`,
  showInCharts: (zone: string) => `Point out ${zone} in the chart`,
  sessionsIdle: "Sessions not on now",
  sessionToday: (from: string, to: string) => `${from}–${to} today`,
  sessionEnded: "ended",

  attention: "Needs attention",
  isFull: (zone: string) => `${zone} is full`,
  isOver: (zone: string) => `${zone} is over capacity`,
  isNear: (zone: string) => `${zone} is getting full`,
  figures: (occupancy: string, capacity: string) => `${occupancy} of ${capacity}`,
  since: (time: string) => `since ${time}`,
  tooMany: (people: string) => `${people} too many`,
  fullIn: (duration: string) => `at this pace full in about ${duration}`,
  kioskSilentText: "If its door is still in use, its scans are not counted yet.",
  kioskHolds: (scans: string) => `${scans} scans wait on it; its zone may be off by as many.`,
  conflicts: (count: string) => `Admitted offline against the rules: ${count}`,
  conflictsText: "The door let them in, so they are counted. See ▲ in the latest scans.",
  store: "The data store may lose scans",
  in: "in",
  out: "out",
  touch: "visit",
  reasons: REFUSED_BRIEFLY.en,
  otherReason: "another reason",

  arrivals: "Arrivals a minute",
  occupancy: "Occupancy over the day",
  peaksMarked: "● marks each peak",
  curves: {
    choose: "Choose zones",
    auto: "The fullest by themselves",
    most: (count: string) => `At most ${count} at a time. Ticked zones are kept in this browser.`,
    peak: (percent: string) => `up to ${percent} full`,
  },
  site: "Whole site",
  curveEmpty: "The curve begins with the first arrival.",

  flowTitle: "Flow between zones",
  flowText: "How often visitors went directly from one place to another, since the event began",
  from: "From",
  to: "To",
  away: "Outside",
  flowEmpty: "No movements yet.",
  topMovements: "Most frequent",
  flowCovered: (percent: string) => `The drawing shows the largest flows: ${percent} of all movements.`,
  flowDirectly: (zone: string) => `${zone}, between zones`,

  booths: "Booths",
  visits: "Visits",
  unique: "Visitors",

  stuck: "No live connection",
  stuckText:
    "The server answers, but no live connection comes about. A proxy on the way may not pass WebSockets on. It is tried again by itself.",
  blocked: {
    websocket_blocked:
      "The server answers, but something on the way stops the live connection: the proxy or firewall must let WebSockets through to /socket.io. It is tried again by itself.",
    origin_refused:
      "The server refuses the live connection, since it does not know this address as its own: the proxy must pass on Host, or set X-Forwarded-Host. It is tried again by itself.",
  },
  loading: "Getting the numbers",
  noEvents: "There is no event yet",
  noEventsText: "Load one on the server, then this page goes on by itself:",
  chooseEvent: "Which event?",
  unknownEvent: "There is no such event here, or it is not yours to see.",

  signIn: "Sign in",
  signInText: "to see who is where",
  name: "Name",
  password: "Password",
  signingIn: "Signing in",
  wrongLogin: "Name or password is not right. Nothing was changed; try again.",
  tooManyAttempts: "Too many tries. Wait a minute, then try again.",
  linkOver: "The link that opened this page is no longer valid. Sign in, or ask for a new one.",
  sessionOver: "You were signed out. Sign in to go on.",
  notAllowed: "This account may not see the dashboard.",
  noConnection: "The server does not answer. Check the network; it is tried again by itself.",
  tryAgain: "Try again",
  views: "Views",
  kioskZone: "Zone",
  meanDwell: "Mean stay",

  /** The floor plan, wherever it is drawn. */
  floor: {
    title: "Floor plan",
    /** Begins as the marker reads, so that who speaks to the device can name it. */
    mark: (zone: string, count: string, level: string) => `${zone} ${count}${level && `, ${level}`}`,
    count: (people: string, capacity: string) => `${people} of ${capacity}`,
    boothMark: (booth: string, visits: string) => `${booth}: ${visits} visits`,
  },

  /** A warning, wherever it is said. */
  warned: {
    loading: "Getting the warnings",

    almost: "almost full",
    isAlmost: (zone: string) => `${zone} is almost full`,
    levelSince: (level: string, time: string) => `${level} reached at ${time}`,
    silent: (name: string) => `Kiosk “${name}” is silent`,
    unsent: (name: string) => `Scans are held back on kiosk “${name}”`,
    unsentText: (scans: string) => `${scans} scans wait on it; its zone may be off by as many.`,
    aside: (name: string) => `Kiosk “${name}” has set scans aside`,
    asideText: (scans: string) =>
      `The server did not take ${scans} of its scans. Staff can send them again at the kiosk.`,
    gone: (name: string) => `Scans are gone from kiosk “${name}”`,
    goneText: (scans: string) =>
      `${scans} scans were deleted on the device before they were sent. They are not in the counts; a head count tells who is inside.`,
    disputes: (count: string) => `Scans that another kiosk disputes: ${count}`,
    disputesText:
      "Another kiosk than the one at the door said that it was otherwise. The counts have not changed; look in the export of the scans.",
    strangeKey: (name: string) => `“${name}” admits against the rules more than is usual`,
    strangeKeyText: (scans: string) =>
      `${scans} within the hour, although its own lists say otherwise. A kiosk may be in the wrong hands: go and look, or hold its key.`,
    heldKey: (name: string) => `The key “${name}” is held`,
    heldKeyText: "Its kiosks admit nobody. What waits on them is kept, and sent when the key is let go.",
    holdKey: "Hold this key",
    letKeyGo: "Let it go",

    acknowledge: "I’m on it",
    acknowledgeNamed: (warning: string) => `I’m on it: ${warning}`,
    note: "Note (optional)",
    takesCare: (name: string, time: string) => `${name} is on it, ${time}`,
    somebody: (time: string) => `Somebody is on it, ${time}`,
    trouble: {
      not_a_kiosks_key: "Only a kiosk’s key can be held. Revoke this one with “footfall token revoke”.",
      unknown_token: "This key was revoked meanwhile.",
      unknown_warning: "This warning has ended meanwhile.",
      not_allowed: "You may not do this.",
      no_connection: "The server does not answer. Try again.",
      timed_out: "The server does not answer. Try again.",
      event_changed: "Somebody else changed the event at the same moment. Try again.",
      invalid_config: "The server does not take these levels. Check them.",
      other: "That did not work. Nothing was changed; try again.",
    },

    sound: "Sound",
    soundText: "A short chime for each new warning",
    soundWaiting: "The browser plays sound once you have touched this page.",
  },
};
