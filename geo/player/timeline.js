/**
 * The player's bar: the buttons, the one slider, its ticks, and under it a bar for each event from the earliest to the
 * latest time at which it can have happened.
 *
 * @typedef {import("./stage.js").Stage} Stage
 * @typedef {import("./clock.js").Clock} Clock
 * @typedef {import("./types.js").EventCard} EventCard
 */
import { SPEEDS } from "./clock.js";
import { whereabouts } from "./band.js";
import { all, h, icon, iconButton } from "./dom.js";
import { insteadLines } from "./instead.js";
import { clockAt, moment, offset, ticks } from "./time.js";

const STEPS = 200;
const LANE = 22;
/** What can come before what, where two events have the same span. */
const TURNS = ["departure", "crossing", "passage", "arrival", "stay", "meeting", "return", "other"];

/** Why there is nothing to play, where it is so. */
const NOTHING = {
  undated: "Nothing to play: no journey with a date was read in this text.",
  unpublished: "Nothing to play: no date was read. With the article’s date of publication, “Monday” means a day.",
};

/** @param {EventCard} event @returns {number} its place among those of one span; what has none comes last */
function turn({ type }) {
  return (TURNS.indexOf(type) + TURNS.length) % TURNS.length;
}

/**
 * Set a text that may be the same as before: setting it would paint it again.
 * @param {HTMLElement} element
 * @param {string} words
 */
function say(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

export class Timeline {
  /** @param {Stage} stage @param {Clock} clock */
  constructor(stage, clock) {
    this.stage = stage;
    this.clock = clock;
    const { time } = stage.view;
    this.start = time?.start ?? 0;
    this.end = time?.end ?? 1;
    this.slider = this.makeSlider();
    this.play = h("button", { type: "button", class: "play", disabled: !time, onclick: () => clock.toggle() });
    this.ticks = h("div", { class: "ticks", "aria-hidden": "true" });
    this.bars = h("div", { class: "bars" });
    this.gone = h("div", { class: "gone" });
    this.thumb = h("div", { class: "thumb" });
    this.needle = h("div", { class: "needle", hidden: !time });
    /** Pixels from the first instant to the last. */
    this.width = 0;
    /** The zone of the ticks. */
    this.zone = "";
    this.moment = h("strong");
    this.clockName = h("span");
    this.extras = h("span", { class: "extras" });
    this.where = h("p", { class: "where", "aria-live": "off" });
    const track = [
      h("div", { class: "groove" }),
      this.gone,
      this.thumb,
      this.slider,
      this.ticks,
      this.bars,
      this.needle,
    ];
    this.element = h(
      "section",
      { class: "player", "aria-label": "Player" },
      this.controls(),
      stage.view.routes.length ? null : insteadLines(stage.view),
      time ? null : h("p", { class: "hint" }, NOTHING[stage.view.article.published ? "undated" : "unpublished"]),
      h("div", { class: time ? "track" : "track still" }, track),
    );
    this.dated = stage.view.events
      .filter((event) => this.isShown(event))
      .sort((a, b) => (a.earliest ?? this.start) - (b.earliest ?? this.start));
    this.moving = false;
    stage.on("t", () => this.update());
    stage.on("beat", () => this.write());
    stage.on("playing", () => this.write());
    stage.on("utc", () => this.write());
    stage.on("sel", () => this.light());
    this.watcher = new ResizeObserver(() => this.layout());
    this.watcher.observe(this.element);
    this.update();
    this.write();
  }

  makeSlider() {
    return h("input", {
      type: "range",
      min: this.start,
      max: this.end,
      step: "any",
      value: this.start,
      "aria-label": "Time",
      disabled: !this.stage.view.time,
      class: "scrub",
      oninput: () => this.scrubbed(),
      onchange: () => this.stage.settle(),
      onkeydown: (event) => this.key(event),
    });
  }

  controls() {
    const { stage, clock } = this;
    const readout = h(
      "button",
      {
        type: "button",
        class: "readout",
        title: "Show UTC or the place’s own time",
        onclick: () => stage.turn("utc", !stage.utc),
      },
      this.moment,
      this.clockName,
    );
    return h(
      "div",
      { class: "controls" },
      iconButton("previous", "Previous event", () => this.jump(-1), { title: "Previous event  [" }),
      this.play,
      iconButton("next", "Next event", () => this.jump(1), { title: "Next event  ]" }),
      this.speed(),
      this.toggle("loop", "Loop", "Start again at the end", () => (clock.loop = !clock.loop)),
      this.toggle("trail", "Trail", "Keep the stretch already travelled on the map", () => {
        stage.turn("trail", !stage.trail);
        return stage.trail;
      }),
      this.extras,
      h("div", { class: "now" }, readout, this.where),
    );
  }

  /**
   * Whether an event has a bar: it is of this journey, dated, and not only said.
   * @param {EventCard} event
   */
  isShown({ type, travels, place, status, earliest, latest }) {
    if (type === "statement" || status === "historical" || status === "denied" || !(travels || place)) return false;
    if (earliest === null && latest === null) return false;
    return (earliest ?? this.start) <= this.end && (latest ?? this.end) >= this.start;
  }

  /** @param {"loop"|"trail"} name @param {string} label @param {string} title @param {() => boolean} act */
  toggle(name, label, title, act) {
    const press = () => pressed.setAttribute("aria-pressed", String(act()));
    /** @type {HTMLButtonElement} */
    const pressed = iconButton(name, label, press, { title, "aria-pressed": "false" });
    return pressed;
  }

  speed() {
    /** @type {HTMLSelectElement} */
    const select = h(
      "select",
      {
        "aria-label": "Speed",
        class: "speed",
        title: "How fast time runs",
        onchange: () => (this.clock.rate = Number(select.value)),
      },
      SPEEDS.map(({ rate, name }) => h("option", { value: rate, selected: rate === this.clock.rate }, name)),
    );
    return select;
  }

  scrubbed() {
    if (this.stage.playing) this.clock.pause();
    this.stage.setTime(Number(this.slider.value));
  }

  /**
   * One key press is one visible step: half a hundredth of the span; with shift five hundredths.
   * @param {KeyboardEvent} event
   */
  key(event) {
    const step = (this.end - this.start) / STEPS;
    const moves = {
      ArrowRight: step,
      ArrowUp: step,
      ArrowLeft: -step,
      ArrowDown: -step,
      PageUp: 10 * step,
      PageDown: -10 * step,
    };
    const move = moves[/** @type {keyof typeof moves} */ (event.key)];
    const edge = event.key === "Home" ? this.start : event.key === "End" ? this.end : null;
    if (move === undefined && edge === null) return;
    event.preventDefault();
    event.stopPropagation();
    this.nudge(edge ?? this.stage.t + (move ?? 0) * (event.shiftKey ? 10 : 1));
  }

  /** @param {number} t */
  nudge(t) {
    if (this.stage.playing) this.clock.pause();
    this.moving = true;
    this.stage.setTime(t);
  }

  /**
   * The events of the timeline as they can have followed each other, each with a time for it: the middle of its own
   * span, or later where the one before it needs that, so that time does not run back.
   * @returns {{event: EventCard, t: number}[]}
   */
  inOrder() {
    const from = (/** @type {EventCard} */ event) => Math.max(event.earliest ?? this.start, this.start);
    const to = (/** @type {EventCard} */ event) => Math.min(event.latest ?? this.end, this.end);
    let before = this.start;
    return [...this.dated]
      .sort((a, b) => from(a) - from(b) || turn(a) - turn(b) || to(a) - to(b))
      .map((event) => {
        const t = Math.min(to(event), Math.max(before, (from(event) + to(event)) / 2));
        before = t;
        return { event, t: Math.round(t / 1000) * 1000 };
      });
  }

  /**
   * Go to an event: its time, and select it.
   * @param {EventCard} event
   */
  goTo(event) {
    if (this.stage.playing) this.clock.pause();
    const spot = this.inOrder().find((row) => row.event === event);
    if (spot) this.stage.setTime(spot.t);
    if (this.stage.sel !== event.id) this.stage.select(event.id, { commit: false });
    this.stage.settle();
  }

  /**
   * Go to the next or previous event.
   * @param {1|-1} way
   */
  jump(way) {
    const order = this.inOrder();
    const { sel, t } = this.stage;
    const at = order.findIndex((row) => row.event.id === sel && Math.abs(row.t - t) < 1000);
    const next =
      at >= 0
        ? order[at + way]
        : way > 0
          ? order.find((row) => row.t > t + 500)
          : order.reverse().find((row) => row.t < t - 500);
    if (next) this.goTo(next.event);
  }

  /** What moves follows every frame; the bars, costly to paint, stay as they are. */
  update() {
    const share = (this.stage.t - this.start) / (this.end - this.start);
    const shift = `translateX(${(share * this.width).toFixed(1)}px)`;
    this.gone.style.transform = `scaleX(${share.toFixed(5)})`;
    this.thumb.style.transform = this.needle.style.transform = shift;
  }

  /** What is read follows at each beat. */
  write() {
    const { stage } = this;
    const { zone, name } = stage.utc ? { zone: "UTC", name: "UTC" } : clockAt(stage.view, stage.t);
    const now = moment(stage.t, zone);
    const off = offset(stage.t, zone);
    if (zone !== this.zone) this.layTicks(zone);
    this.slider.value = String(stage.t);
    this.slider.setAttribute(
      "aria-valuetext",
      stage.view.time ? `${now}, ${name}${stage.utc ? "" : `, ${off}`}` : "No dates",
    );
    const word = stage.playing ? "Pause" : "Play";
    if (this.play.dataset.word !== word) {
      this.play.dataset.word = word;
      this.play.replaceChildren(icon(stage.playing ? "pause" : "play"), h("span", {}, word));
    }
    say(this.moment, stage.view.time ? now : "No dates");
    say(this.clockName, stage.view.time ? (stage.utc ? "UTC" : `${name} time (${off})`) : "");
    say(this.where, this.whereWords());
    this.where.title = stage.view.routes[0]?.speed ? `As far as the dates allow, ${stage.view.routes[0].speed}` : "";
  }

  whereWords() {
    const route = this.stage.view.routes[0];
    const span = route ? whereabouts(route.whereabouts, this.stage.t) : null;
    if (!route || !span) return "";
    const near = (/** @type {number} */ km) => route.stops.find((stop) => Math.abs(stop.km - km) < 1)?.name;
    const [low, high] = span.map(Math.round);
    const spot = (/** @type {number} */ km) => near(km) ?? `km ${km.toLocaleString("en-GB")} of the way`;
    if (high - low < 1) return `${route.name}: ${near(low) ? "in" : "at"} ${spot(low)}`;
    return `${route.name}: somewhere between ${spot(low)} and ${spot(high)}`;
  }

  layout() {
    const { view } = this.stage;
    const width = (this.width = this.ticks.clientWidth);
    if (!view.time || !width) return this.update();
    this.zone = "";
    this.layBars(width);
    this.update();
    this.write();
    this.light();
  }

  /**
   * The ticks are in the zone of the clock that is read out.
   * @param {string} zone
   */
  layTicks(zone) {
    this.zone = zone;
    const { width } = this;
    if (!this.stage.view.time || !width) return;
    const place = (/** @type {number} */ t) => ((t - this.start) / (this.end - this.start)) * 100;
    let free = -Infinity;
    this.ticks.replaceChildren(
      ...ticks(this.start, this.end, zone, width).map(({ t, label, major }) => {
        const x = (place(t) / 100) * width;
        const fits = x - free > 4 && x + label.length * 6.4 < width;
        if (fits) free = x + label.length * 6.4;
        return h("span", { class: major ? "tick major" : "tick", style: `left:${place(t)}%` }, fits ? label : "");
      }),
    );
  }

  /** @param {number} width */
  layBars(width) {
    /** @type {number[]} */
    const lanes = [];
    const bars = this.dated.map((event) => {
      const from = Math.max(event.earliest ?? this.start, this.start);
      const to = Math.min(event.latest ?? this.end, this.end);
      const left = ((from - this.start) / (this.end - this.start)) * width;
      const wide = Math.max(10, ((to - from) / (this.end - this.start)) * width);
      const text = Math.min(width, event.title.length * 6.6 + 14);
      const narrow = wide < text;
      const flip = narrow && left + wide + text > width && left > text;
      const beside = narrow && (flip || left + wide + text <= width);
      const [a, b] = [flip ? left - text : left, beside && !flip ? left + wide + text : left + wide];
      let lane = lanes.findIndex((taken) => taken <= a);
      if (lane < 0) lane = lanes.push(0) - 1;
      lanes[lane] = b + 8;
      const unsure = event.unsure && event.sure ? [event.sure] : [];
      const open = `${event.earliest === null ? " open-start" : ""}${event.latest === null ? " open-end" : ""}`;
      return h(
        "button",
        {
          type: "button",
          class: `bar ${event.status}${event.unsure ? " unsure" : ""}${beside ? " beside" : ""}${flip ? " flip" : ""}${open}`,
          "data-id": event.id,
          style: `left:${(left / width) * 100}%;width:${(wide / width) * 100}%;top:${lane * LANE}px`,
          title: [event.title, event.when, event.status_words, ...unsure].join("\n"),
          "aria-label": [event.title, event.when, event.status_words.toLowerCase(), ...unsure].join(", "),
          onclick: () => this.goTo(event),
        },
        h("span", {}, event.title),
      );
    });
    this.bars.style.height = `${Math.max(1, lanes.length) * LANE}px`;
    this.bars.replaceChildren(...bars);
  }

  light() {
    const lit = this.stage.lit();
    for (const bar of all(this.bars, ".bar")) {
      bar.classList.toggle("lit", lit.has(bar.dataset.id ?? ""));
    }
  }

  close() {
    this.watcher.disconnect();
  }
}
