/**
 * Owns the carrying out of a session's commands through the ports, and its timers; recorder.ts has the microphone,
 * ear-work.ts has the hearing, keyboard.ts the keys. Answers come back as events. Decides nothing; a port's bug is an
 * answer too.
 */
import type { Problem } from '../errors.ts';
import type { Command } from './command.ts';
import { createEarWork } from './ear-work.ts';
import type { Event, TimerName } from './event.ts';
import { createKeyboard } from './keyboard.ts';
import { answerOf } from './port-answer.ts';
import type { SessionPorts } from './ports.ts';
import { createRecorder } from './recorder.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

export interface Hands {
  /** Begins what the command asks for; never throws. */
  carryOut(command: Command): void;
  /** Ends all that is in flight; nothing is told any more. */
  dispose(): void;
}

const OWN_FAULT: Problem = { code: 'own-fault', detail: '' };

/**
 * `tell` takes the answers; `isInserting` says whether the session still waits for this insertion when the keyboard is
 * back.
 */
export function createHands(
  ports: SessionPorts,
  tell: (event: Event) => void,
  isInserting: (session: number) => boolean,
): Hands {
  const timers = new Map<TimerName, () => void>();
  const recorder = createRecorder(ports, tell);
  const keyboard = createKeyboard(ports, tell, isInserting);
  const earWork = createEarWork(ports, tell, recorder.isOpen);

  function setTimer({ session, name, ms }: Of<'set-timer'>): void {
    timers.get(name)?.();
    timers.set(
      name,
      ports.timer.after(ms, () => {
        timers.delete(name);
        if (!recorder.answerFor(session, name)) tell({ type: 'timer', session, name });
      }),
    );
  }

  function clearTimer(name: TimerName): void {
    timers.get(name)?.();
    timers.delete(name);
  }

  function begin(command: Command): void {
    switch (command.type) {
      case 'find-target':
        // While the preview has the keys, nobody is in front of whom a command could go to.
        void keyboard.findTarget(command.session);
        return;
      case 'load-engine':
        ports.ear.load();
        return;
      case 'open-microphone':
        recorder.open(command.session);
        return;
      case 'close-microphone':
        // The engine has the tail's time to become free.
        earWork.stopSoFar();
        ports.microphone.close(command.session, command.tailMs);
        return;
      case 'drop-microphone':
        earWork.stopSoFar();
        recorder.drop(command.session);
        return;
      case 'hear-so-far':
        void earWork.hearSoFar(command.session);
        return;
      case 'hear':
        void earWork.hear(command.session, command.clip);
        return;
      case 'stop-hearing':
        earWork.stopHearing();
        return;
      case 'insert':
        void keyboard.insert(command);
        return;
      case 'copy': {
        const { session, text } = command;
        void answerOf(ports.log, () => ports.inserter.copy(text)).then((result) =>
          tell({ type: 'copied', session, result }),
        );
        return;
      }
      case 'watch-touch':
        ports.touch.watch(() => tell({ type: 'touched', session: command.session }));
        return;
      case 'take-back': {
        const { session, target, count } = command;
        void answerOf(ports.log, () => ports.inserter.takeBack(target, count)).then((result) =>
          tell({ type: 'taken-back', session, result }),
        );
        return;
      }
      case 'take-keys':
        keyboard.take();
        return;
      case 'give-back-keys':
        keyboard.giveBack(command);
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
      earWork.stopHearing();
      earWork.stopSoFar();
      recorder.dispose();
    },
  };
}
