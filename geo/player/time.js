/**
 * Times as they are read out: in the zone of the place where the traveller is, or in UTC.
 *
 * @typedef {import("./types.js").View} View
 */
import { whereabouts } from "./band.js";

const [HOUR, DAY] = [3_600_000, 86_400_000];

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone @param {Intl.DateTimeFormatOptions} options */
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  const made = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

/**
 * The place whose clock is right at t: the last stop that the traveller has surely reached.
 * @param {View} view @param {number} t
 * @returns {{zone: string, name: string}}
 */
export function clockAt(view, t) {
  const route = view.routes[0];
  const span = route ? whereabouts(route.whereabouts, t) : null;
  const stops = (route?.stops ?? []).filter((stop) => stop.zone);
  const reached = stops.filter((stop) => !span || stop.km <= span[0] + 0.001);
  const stop = reached[reached.length - 1] ?? stops[0];
  if (stop?.zone) return { zone: stop.zone, name: stop.name };
  const event = view.events.find((e) => e.zone);
  return { zone: event?.zone ?? "UTC", name: view.places.find((p) => p.id === event?.place)?.name ?? "UTC" };
}

/** @param {number} t @param {string} zone @returns {string} "UTC+9" */
export function offset(t, zone) {
  const part = format(zone, { timeZoneName: "longOffset" })
    .formatToParts(t)
    .find((p) => p.type === "timeZoneName");
  const [, sign, hours, minutes] = /([+-])0?(\d+):(\d+)/u.exec(part?.value ?? "") ?? [];
  return sign ? `UTC${sign === "-" ? "−" : "+"}${hours}${minutes === "00" ? "" : `:${minutes}`}` : "UTC";
}

/** @param {number} t @param {string} zone @returns {string} "Sun 10 Sep 2023, 12:00" */
export function moment(t, zone) {
  const date = format(zone, { weekday: "short", day: "numeric", month: "short", year: "numeric" })
    .format(t)
    .replace(",", "");
  return `${date}, ${format(zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(t)}`;
}

/** @param {number} t @param {string} zone @returns {number} milliseconds since local midnight */
function intoDay(t, zone) {
  const parts = format(zone, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" }).formatToParts(
    t,
  );
  const get = (/** @type {string} */ type) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  return (get("hour") * 60 + get("minute")) * 60000 + get("second") * 1000 + (((t % 1000) + 1000) % 1000);
}

/**
 * Ticks that cut a span well: hours, days, weeks, months or years, at most about one for each 90 pixels.
 * @param {number} start @param {number} end @param {string} zone @param {number} width pixels
 * @returns {{t: number, label: string, major: boolean}[]}
 */
export function ticks(start, end, zone, width) {
  const most = Math.max(2, width / 84);
  const steps = [
    HOUR,
    3 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    90 * DAY,
    365 * DAY,
    3650 * DAY,
  ];
  const step = steps.find((s) => (end - start) / s <= most) ?? steps[steps.length - 1];
  const first = start - intoDay(start, zone);
  const marks = [];
  for (let t = first; t <= end; t += step) {
    // A clock change moves midnight: come back to it.
    const at = step >= DAY ? nearestMidnight(t, zone) : t;
    if (at < start || at > end) continue;
    const midnight = intoDay(at, zone) === 0;
    const label = midnight
      ? format(
          zone,
          step > 60 * DAY ? { month: "short", year: "numeric" } : { weekday: "short", day: "numeric", month: "short" },
        )
          .format(at)
          .replace(",", "")
      : format(zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
    marks.push({ t: at, label, major: midnight });
  }
  return marks;
}

/** @param {number} t @param {string} zone */
function nearestMidnight(t, zone) {
  const into = intoDay(t, zone);
  return into < 12 * HOUR ? t - into : t + DAY - into;
}
