/**
 * Play and pause: time runs at so many seconds of the journey a second, frame by frame, without the server.
 *
 * @typedef {import("./stage.js").Stage} Stage
 */

const [MINUTE, HOUR, DAY] = [60, 3600, 86400];

/** Seconds of the journey per second of watching. */
export const SPEEDS = [
  [MINUTE, "1 min/s"],
  [10 * MINUTE, "10 min/s"],
  [30 * MINUTE, "30 min/s"],
  [HOUR, "1 h/s"],
  [2 * HOUR, "2 h/s"],
  [3 * HOUR, "3 h/s"],
  [6 * HOUR, "6 h/s"],
  [12 * HOUR, "12 h/s"],
  [DAY, "1 day/s"],
  [7 * DAY, "1 week/s"],
  [30 * DAY, "1 month/s"],
].map(([rate, name]) => ({ rate: Number(rate), name: String(name) }));

const LEAST_SECONDS = 20;

/**
 * The fastest speed at which a play-through still takes 20 seconds.
 * @param {number} span milliseconds
 */
export function firstSpeed(span) {
  const fitting = SPEEDS.filter(({ rate }) => span / 1000 / rate >= LEAST_SECONDS);
  return (fitting[fitting.length - 1] ?? SPEEDS[0]).rate;
}

export class Clock {
  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.loop = false;
    const { start, end } = stage.view.time ?? { start: 0, end: 0 };
    this.rate = firstSpeed(end - start);
    this.frame = 0;
    this.last = 0;
  }

  toggle() {
    if (this.stage.playing) this.pause();
    else this.play();
  }

  play() {
    const { time } = this.stage.view;
    if (!time || this.stage.playing) return;
    if (this.stage.t >= time.end) this.stage.setTime(time.start);
    this.last = 0;
    this.stage.turn("playing", true);
    this.frame = requestAnimationFrame((now) => this.step(now));
  }

  pause() {
    if (!this.stage.playing) return;
    cancelAnimationFrame(this.frame);
    this.stage.turn("playing", false);
    this.stage.settle();
  }

  /** @param {number} now */
  step(now) {
    const { time } = this.stage.view;
    if (!time) return;
    const passed = this.last ? Math.min(now - this.last, 250) : 0;
    this.last = now;
    let t = this.stage.t + passed * this.rate;
    if (t >= time.end && this.loop) t = time.start;
    this.stage.setTime(t);
    if (t >= time.end) this.pause();
    else this.frame = requestAnimationFrame((next) => this.step(next));
  }

  stop() {
    cancelAnimationFrame(this.frame);
  }
}
