/**
 * Owns the carrying out of a session's commands through the ports: one function for each, and the work that is in flight
 * (timers, hearing, the keyboard on its way back). Answers come back as events. Decides nothing; a port's bug is an answer too.
 */
import { failed, ok, type Problem, type Result } from '../errors.ts';
import { type Cancelling, createCancelling } from './cancellation.ts';
import { isTooShort } from './clip-check.ts';
import type { Command } from './command.ts';
import type { Event, Hearing, TimerName } from './event.ts';
import type { SessionPorts } from './ports.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

export interface Hands {
  /** Begins what the command asks for; never throws. */
  carryOut(command: Command): void;
  /** Ends all that is in flight; nothing is told any more. */
  dispose(): void;
}

const OWN_FAULT: Problem = { code: 'own-fault', detail: '' };

/** `tell` takes the answers; `isInserting` says whether the session still waits for this insertion when the keyboard is back. */
export function createHands(
  ports: SessionPorts,
  tell: (event: Event) => void,
  isInserting: (session: number) => boolean,
): Hands {
  const timers = new Map<TimerName, () => void>();
  let hearing: Cancelling | undefined;
  let soFar: Cancelling | undefined;
  let missed: Of<'hear-so-far'> | undefined;
  let microphone: number | undefined;
  let keysBack: Promise<Result<null>> = Promise.resolve(ok(null));
  /** Which turn it is for the keys to be the preview's or not: a later one makes an earlier one void. */
  let turn = 0;
  /** The keys go back now, whatever is down: somebody begins anew, and holds one. */
  let hurry = () => {};

  /** A port's answer; a rejection is a bug and answers `own-fault`. */
  async function answer<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    try {
      return await work();
    } catch (error) {
      ports.log.bug(error);
      return failed('own-fault');
    }
  }

  function openMicrophone({ session }: Of<'open-microphone'>): void {
    microphone = session;
    ports.microphone.open(session, {
      began: () => tell({ type: 'audio-began', session }),
      ended(clip) {
        if (microphone === session) microphone = undefined;
        tell({ type: 'audio-ended', session, clip });
      },
      failed(problem, clip) {
        if (microphone === session) microphone = undefined;
        tell({ type: 'audio-failed', session, problem, clip });
      },
    });
  }

  async function hear({ session, clip }: Of<'hear'>): Promise<void> {
    soFar?.cancel();
    hearing?.cancel();
    const work = createCancelling();
    hearing = work;
    const first = (once: Hearing) => !work.signal.aborted && tell({ type: 'heard-once', session, hearing: once });
    const result = await answer(() => ports.ear.hear(clip, work.signal, first));
    if (work.signal.aborted) return;
    if (hearing === work) hearing = undefined;
    tell({ type: 'heard', session, result });
  }

  async function hearSoFar(command: Of<'hear-so-far'>): Promise<void> {
    const { session } = command;
    if (hearing || microphone !== session) return;
    // The engine is at work on what was said before: its next idle moment is for this one.
    missed = soFar && !soFar.signal.aborted ? command : undefined;
    if (missed) return;
    const clip = ports.microphone.soFar(session);
    if (!clip || isTooShort(clip)) return;
    const work = createCancelling();
    soFar = work;
    try {
      const answered = await ports.ear.hearSoFar(clip, work.signal);
      if (answered && !work.signal.aborted) tell({ type: 'so-far', session, ...answered });
    } catch (error) {
      ports.log.bug(error);
    } finally {
      if (soFar === work) soFar = undefined;
      if (missed && !work.signal.aborted) void hearSoFar(missed);
    }
  }

  async function insert({ session, text, target, method }: Of<'insert'>): Promise<void> {
    const given = await keysBack;
    // The session gave up meanwhile: what comes now would come as a surprise.
    if (!isInserting(session)) return;
    const result = given.ok ? await answer(() => ports.inserter.insert(text, target, method)) : given;
    tell({ type: 'inserted', session, result });
  }

  /**
   * Once no key is down, since repeats and the end of the one that was pressed would be the target's. Fails where a key stays
   * down before an insertion: the preview then keeps the keys. Otherwise they go back all the same.
   */
  async function giveBackKeys({ target, inserting }: Of<'give-back-keys'>): Promise<Result<null>> {
    turn++;
    const mine = turn;
    const hurried = new Promise<Result<null>>((resolve) => {
      hurry = () => resolve(ok(null));
    });
    const released = answer(() => ports.inserter.whenReleased());
    const done = await (inserting === null ? Promise.race([released, hurried]) : released);
    if (inserting !== null && (!done.ok || !isInserting(inserting))) return done;
    if (mine !== turn) return ok(null);
    try {
      await ports.preview.giveBackKeys(target);
    } catch (error) {
      ports.log.bug(error);
    }
    return ok(null);
  }

  /**
   * The microphone gives no answer in time. Told to close, what it gave until then is the recording; not open yet, the system
   * may have a question in front of the person. False where neither is so.
   */
  function answerFor(session: number, name: TimerName): boolean {
    if (microphone !== session || (name !== 'first-audio' && name !== 'last-audio')) return false;
    try {
      const clip = name === 'last-audio' ? ports.microphone.soFar(session) : null;
      const asked = name === 'first-audio' && ports.microphone.isAsked(session);
      if (!clip && !asked) return false;
      microphone = undefined;
      ports.microphone.drop(session);
      const problem: Problem = { code: asked ? 'microphone-asked' : 'microphone-gone', detail: '' };
      tell({ type: 'audio-failed', session, problem, clip });
      return true;
    } catch (error) {
      ports.log.bug(error);
      return false;
    }
  }

  function setTimer({ session, name, ms }: Of<'set-timer'>): void {
    timers.get(name)?.();
    timers.set(
      name,
      ports.timer.after(ms, () => {
        timers.delete(name);
        if (answerFor(session, name)) return;
        tell({ type: 'timer', session, name });
      }),
    );
  }

  function clearTimer(name: TimerName): void {
    timers.get(name)?.();
    timers.delete(name);
  }

  function begin(command: Command): void {
    switch (command.type) {
      case 'find-target': {
        const { session } = command;
        // While the preview has the keys, nobody is in front of whom a command could go to.
        hurry();
        void keysBack
          .then(() => answer(() => ports.windows.focused()))
          .then((target) => tell({ type: 'target', session, target }));
        return;
      }
      case 'load-engine':
        ports.ear.load();
        return;
      case 'open-microphone':
        openMicrophone(command);
        return;
      case 'close-microphone':
        // The engine has the tail's time to become free.
        soFar?.cancel();
        ports.microphone.close(command.session, command.tailMs);
        return;
      case 'drop-microphone':
        soFar?.cancel();
        microphone = undefined;
        ports.microphone.drop(command.session);
        return;
      case 'hear-so-far':
        void hearSoFar(command);
        return;
      case 'hear':
        void hear(command);
        return;
      case 'stop-hearing':
        hearing?.cancel();
        hearing = undefined;
        return;
      case 'insert':
        void insert(command);
        return;
      case 'copy': {
        const { session, text } = command;
        void answer(() => ports.inserter.copy(text)).then((result) => tell({ type: 'copied', session, result }));
        return;
      }
      case 'watch-touch':
        ports.touch.watch(() => tell({ type: 'touched', session: command.session }));
        return;
      case 'take-back': {
        const { session, target, count } = command;
        void answer(() => ports.inserter.takeBack(target, count)).then((result) =>
          tell({ type: 'taken-back', session, result }),
        );
        return;
      }
      case 'take-keys':
        turn++;
        ports.preview.takeKeys();
        return;
      case 'give-back-keys':
        keysBack = giveBackKeys(command);
        return;
      case 'set-timer':
        setTimer(command);
        return;
      case 'clear-timer':
        clearTimer(command.name);
        return;
      case 'act':
        ports.actions.act(command.action);
        return;
      case 'count-insert':
        ports.settings.countInsert();
        return;
    }
  }

  return {
    carryOut(command) {
      try {
        begin(command);
      } catch (error) {
        ports.log.bug(error);
        if (command.type === 'open-microphone' || command.type === 'close-microphone') {
          tell({ type: 'audio-failed', session: command.session, problem: OWN_FAULT, clip: null });
        }
      }
    },
    dispose() {
      for (const name of [...timers.keys()]) clearTimer(name);
      hearing?.cancel();
      soFar?.cancel();
      if (microphone !== undefined) ports.microphone.drop(microphone);
    },
  };
}
