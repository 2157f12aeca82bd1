// A camera that the test feeds: what getUserMedia gives is a canvas on which codes are shown, in real time, to the page's
// own decoder. What that decoder reads is put on record, so that a test knows which pictures were looked at.
(() => {
  const [WIDTH, HEIGHT, EVERY_MS] = [1280, 720, 33];
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [WIDTH, HEIGHT];
  const paint = canvas.getContext("2d");
  const pictures = new Map();
  const seen = new Map();
  const looks = []; // when a frame was handed to the decoder
  let tracks = [];
  let held = [];
  let frozen = false;
  let frame = 0;

  function draw() {
    if (frozen) return;
    paint.fillStyle = "#8b8f94";
    paint.fillRect(0, 0, WIDTH, HEIGHT);
    paint.fillStyle = `rgb(${(frame += 1) % 256} 0 0)`; // no two frames are the same, as with any camera
    paint.fillRect(0, 0, 16, 16);
    const room = WIDTH / held.length;
    const side = Math.min(HEIGHT * 0.6, room - 40);
    for (const [n, picture] of held.entries()) {
      paint.drawImage(picture, n * room + (room - side) / 2, (HEIGHT - side) / 2, side, side);
    }
  }

  // By base64 of a PNG; read once.
  async function picture(png) {
    if (!pictures.has(png)) {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      pictures.set(png, await createImageBitmap(new Blob([bytes], { type: "image/png" })));
    }
    return pictures.get(png);
  }

  navigator.mediaDevices.getUserMedia = async () => {
    const stream = canvas.captureStream();
    tracks.push(...stream.getTracks());
    draw();
    return stream;
  };
  setInterval(draw, EVERY_MS);

  window.Worker = class extends Worker {
    constructor(...how) {
      super(...how);
      this.addEventListener("message", ({ data }) => {
        if (!data.texts?.length) return;
        stage.note("seen", { texts: data.texts });
        for (const text of data.texts) seen.set(text, stage.now());
      });
    }
    postMessage(...frame) {
      looks.push(stage.now());
      super.postMessage(...frame);
    }
  };

  stage.camera = {
    // From when on they are in the picture, epoch milliseconds.
    async show(pngs) {
      held = await Promise.all(pngs.map(picture));
      draw();
      return stage.now();
    },
    seenSince: (at, texts) => texts.every((text) => (seen.get(text) ?? 0) >= at),
    // Held up until it is told, and taken away: how long that took, in milliseconds.
    async pass(png) {
      const told = stage.nextTold();
      const at = await this.show([png]);
      const took = (await told) - at;
      await this.show([]);
      return took;
    },
    looks: () => looks,
    freeze(is) {
      frozen = is;
    },
    // The system took the camera away.
    end() {
      for (const track of tracks.splice(0)) {
        track.stop();
        track.dispatchEvent(new Event("ended"));
      }
    },
  };
})();
