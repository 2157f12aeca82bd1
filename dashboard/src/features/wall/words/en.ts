/** English, and with it the shape that the other languages fill. */
export const words = {
  open: "Big screen",
  leave: "Leave the big screen",
  controls: "Big screen controls",
  previous: "Previous",
  next: "Next",
  pause: "Pause",
  resume: "Go on",
  fullScreen: "Full screen",
  place: (number: string, of: string) => `${number} of ${of}`,
  pageOf: (number: string, of: string) => `Page ${number} of ${of}`,
  lostAge: (time: string, duration: string) => `Numbers of ${time}, ${duration} old`,
  lostBack: "The right numbers come back by themselves.",
  paused: "Paused",
};
