// What goes wrong on a device: its database, its cryptography, its sockets, its clock. All of it until told otherwise.
(() => {
  const faults = { disk: false, crypto: false, sockets: false };
  const databases = new Set();
  const sockets = new Set();
  const CLOCK = "stage-clock"; // a device's clock stays wrong, whatever page is open
  const NOWHERE = "ws://127.0.0.1:1/";

  function failing(prototype, names, is, message) {
    for (const name of names) {
      const usual = prototype[name];
      prototype[name] = function (...given) {
        if (is()) throw new DOMException(message, "UnknownError");
        return usual.apply(this, given);
      };
    }
  }

  failing(IDBObjectStore.prototype, ["put", "add", "delete"], () => faults.disk, "the disk fails");
  failing(SubtleCrypto.prototype, ["verify"], () => faults.crypto, "no such thing");

  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    request.addEventListener("success", () => databases.add(request.result));
    return request;
  };

  window.WebSocket = class extends WebSocket {
    constructor(url, ...more) {
      super(faults.sockets ? NOWHERE : url, ...more);
      sockets.add(this);
      this.addEventListener("close", () => sockets.delete(this));
    }
  };

  const device = Date.now;
  Date.now = () => device() + Number(localStorage.getItem(CLOCK) ?? 0);
  window.Date = new Proxy(Date, {
    construct: (is, given, made) => Reflect.construct(is, given.length > 0 ? given : [is.now()], made),
  });

  stage.faults = {
    set: (change) => Object.assign(faults, change),
    // The connection to the database is gone from one moment to the next.
    loseDatabase() {
      for (const each of databases) each.close();
      databases.clear();
    },
    blockSockets() {
      faults.sockets = true;
      for (const each of sockets) each.close();
    },
    clock: (ms) => localStorage.setItem(CLOCK, String(ms)),
  };
})();
