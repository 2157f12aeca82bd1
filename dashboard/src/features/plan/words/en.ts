/** English, and with it the shape that the other languages fill. */
export const words = {
  loading: "Reading the floor plan",
  unread: "The floor plan could not be read",
  unreadText: "The numbers are not affected. It is tried again by itself.",

  emptyTitle: "No floor plan yet",
  emptyText:
    "Add a picture of the venue and put each zone in its place. Everybody then sees at a glance where it is getting full.",
  emptyOthers:
    "Ask an organizer of this event to add one. You then see at a glance where it is getting full.",
  choose: "Choose a picture",
  drop: "or drop a file here",
  formats: "SVG, PNG, JPEG or WebP, up to 4 MB",
  blank: "Start with a blank sheet",

  arrange: "Arrange",
  save: "Save",
  saving: "Saving",
  cancel: "Cancel",
  cancelSure: "Discard what you have changed?",
  unsaved: "Not saved yet",
  addPicture: "Add a picture",
  replace: "Replace picture",
  replaceSure: "Replace the picture? The zones keep their places.",
  remove: "Remove picture",
  removeSure: "Remove the picture? The zones keep their places.",
  hanging: "Sending the picture",
  done: { saved: "Saved", hung: "Picture added", removed: "Picture removed" },
  saveMine: "Save mine",
  takeTheirs: "Take theirs",

  arrangeHint:
    "Drag the zones to their places. By keyboard: arrow keys move a zone, with Shift further; Delete takes it off the plan.",
  unplaced: "Not on the plan",
  unplacedHint: "Drag a zone on to the plan, or press it to put it in the middle.",
  allPlaced: "All zones are on the plan.",
  takeOff: "Take off the plan",
  spokenAt: (zone: string, left: string, top: string) =>
    `${zone}: ${left} from the left, ${top} from the top`,
  spokenOff: (zone: string) => `${zone} is off the plan`,

  pickHint: "Choose a zone on the plan to see its figures.",
  close: "Close",
  between: "Between its zones",
  visits: "Visits",
  unique: "Different visitors",
  meanStay: "Mean time inside",
  legendBooth: "booth, with its visits",
  pictureLost: "The picture cannot be shown. The zones stand where they belong.",

  trouble: {
    not_a_picture: "This file is no SVG, PNG, JPEG or WebP picture, or it is damaged. Choose another one.",
    picture_too_large: "This picture is too large. Save it with at most 4 MB and 12,000 pixels a side.",
    unsafe_svg: "This SVG holds programs or links and was not taken. Save it as a plain SVG or as a PNG.",
    svg_without_size: "This SVG does not say how large it is. Save it with a size, or as a PNG.",
    plan_changed: "Somebody else saved another arrangement meanwhile. Yours is still here.",
    no_connection: "The server does not answer. What you arranged is still here; try again.",
    timed_out: "The server took too long. What you arranged is still here; try again.",
    store_unavailable: "The server cannot save at the moment. What you arranged is still here; try again.",
    not_allowed: "You may not change the floor plan.",
    not_authenticated: "You were signed out. Sign in again in another tab, then try again here.",
    other: "That did not work, and nothing was changed. Try again.",
  },
};
