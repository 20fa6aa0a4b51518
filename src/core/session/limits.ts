/** Owns every duration and size of a session, each with its reason. Never decides what follows when one is reached. */

/** Recorded after the key went up: people release with the last sound (measured in other apps: 200 to 300 ms). */
export const TAIL_MS = 250;
/** Seconds. No word that matters is shorter; Whisper invents phrases for less. */
export const SHORTEST_CLIP = 0.3;
/** No command takes longer to say; more means that a key-up was missed. */
export const LONGEST_RECORDING_MS = 60_000;
/**
 * A cold microphone (Bluetooth) gives its first buffer after up to two seconds. A question of the system's is said to
 * be one.
 */
export const FIRST_AUDIO_MS = 4_000;
/** After the tail. What was recorded is at hand; only a window that hangs takes longer. */
export const LAST_AUDIO_MS = 2_000;
/** Words come at two to three a second: more often shows nothing new. */
export const SO_FAR_MS = 600;
/** Time to read two short lines. */
export const NOTICE_MS = 2_400;
/** Read at a glance, some hundred times a day: shorter. */
export const INSERTED_NOTICE_MS = 1_600;
/** Time to see that Esc was a mistake, and short enough that nothing said lies around. */
export const RESTORE_MS = 10_000;
/**
 * What the engine may take for one request before it counts as hung: so long for each second of sound, and never less
 * than the floor. Of its threads' own time, or of time in which it does nothing at all: on a busy machine it may wait
 * as long as it must. A short clip takes half a second to three.
 */
export const ENGINE_LIMITS = { floorMs: 30_000, msPerSecond: 8_000 } as const;
/**
 * The inserter waits up to 4 s for keys to be let go and types up to 4,000 characters; a limit that came before its
 * answer would take the focus away from what is being typed. After this nobody knows what became of it.
 */
export const INSERTION_MS = 60_000;
/** Return held this long confirms a critical command: long enough never to happen by accident. The preview draws it. */
export const HOLD_RETURN_MS = 1_200;
/** How many readings can be chosen from: keys 1 to 9. */
export const MOST_READINGS = 9;
/** What the hotkey's gesture goes by (core/hotkey/gesture.ts); all in milliseconds. */
export const GESTURE_LIMITS = {
  /** Contacts of a key bounce for up to 20 ms, and some desktops repeat an up with a down. */
  debounceMs: 30,
  /** A key that comes up and goes down again within this was never let go. */
  releaseGraceMs: 50,
  /** Shorter is a tap, in auto: people hold a key for 0.5 s or more when they mean to hold it. */
  tapMs: 450,
  /** A modifier alone waits: within this a second key makes it an ordinary shortcut. */
  bareModifierMs: 200,
  /** A key that goes down again without having come up, after longer than any keyboard waits before it repeats. */
  repeatGapMs: 2_500,
  /** A key held this long without its up was missed; the session's own limit comes first. */
  stuckMs: 65_000,
} as const;
