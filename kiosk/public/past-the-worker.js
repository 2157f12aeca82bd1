// Part of the service worker. Requests to the server go past it: to wake a sleeping worker that only hands them on
// would cost the first scan after a pause much of its time. Browsers without this go the longer way.
self.addEventListener("install", (event) => {
  event.addRoutes?.({ condition: { urlPattern: "/api/*" }, source: "network" }).catch(() => undefined);
});
