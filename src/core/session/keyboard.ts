/**
 * Owns whose the keyboard is: the preview takes the keys and gives them back to the target, and an insertion waits
 * until they are back. Decides nothing; a port's bug is an answer too.
 */
import { ok, type Result } from '../errors.ts';
import type { Command } from './command.ts';
import type { Event } from './event.ts';
import { answerOf } from './port-answer.ts';
import type { SessionPorts } from './ports.ts';

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

export interface Keyboard {
  /** The preview has the keys; a giving back that still waits for a key to come up is void. */
  take(): void;
  giveBack(command: Of<'give-back-keys'>): void;
  /**
   * Tells who has the focus once the keys are back. They go back now, whatever is down: somebody begins anew, and holds
   * one.
   */
  findTarget(session: number): Promise<void>;
  /** Tells how the insertion went, unless the session gave it up before the keys were back. */
  insert(command: Of<'insert'>): Promise<void>;
}

/** `isInserting` says whether the session still waits for this insertion when the keyboard is back. */
export function createKeyboard(
  ports: SessionPorts,
  tell: (event: Event) => void,
  isInserting: (session: number) => boolean,
): Keyboard {
  let keysBack: Promise<Result<null>> = Promise.resolve(ok(null));
  /** Which turn it is for the keys to be the preview's or not: a later one makes an earlier one void. */
  let turn = 0;
  let hurry = () => {};

  /**
   * Once no key is down, since repeats and the end of the one that was pressed would be the target's. Fails where a key
   * stays down before an insertion: the preview then keeps the keys. Otherwise they go back all the same.
   */
  async function whenBack({ target, inserting }: Of<'give-back-keys'>): Promise<Result<null>> {
    turn++;
    const mine = turn;
    const hurried = new Promise<Result<null>>((resolve) => {
      hurry = () => resolve(ok(null));
    });
    const released = answerOf(ports.log, () => ports.inserter.whenReleased());
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

  return {
    take() {
      turn++;
      ports.preview.takeKeys();
    },
    giveBack(command) {
      keysBack = whenBack(command);
    },
    async findTarget(session) {
      hurry();
      await keysBack;
      const target = await answerOf(ports.log, () => ports.windows.focused());
      tell({ type: 'target', session, target });
    },
    async insert({ session, text, target, method }) {
      const given = await keysBack;
      // The session gave up meanwhile: what comes now would come as a surprise.
      if (!isInserting(session)) return;
      const result = given.ok ? await answerOf(ports.log, () => ports.inserter.insert(text, target, method)) : given;
      tell({ type: 'inserted', session, result });
    },
  };
}
