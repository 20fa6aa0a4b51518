/** Owns the section Words: names, branches and hosts that a person says often, one by one. */
import { type FormEvent, useState } from 'react';
import { Icon } from '../look/icon.tsx';
import { Group } from './group.tsx';
import type { PaneProps } from './pane.ts';

const LONGEST = 80;
const MOST = 500;

export function WordsPane({ view, change }: PaneProps) {
  const { words } = view.settings;
  const [text, setText] = useState('');
  const word = text.trim();
  const usable = word !== '' && !words.includes(word) && words.length < MOST;
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!usable) return;
    change({ words: [...words, word] });
    setText('');
  };
  return (
    <Group title="Words you use">
      <form className="line" onSubmit={add}>
        <input
          className="field"
          aria-label="New word"
          placeholder="A branch, a host, a name"
          maxLength={LONGEST}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <button type="submit" className="button is-wide" aria-disabled={!usable}>
          Add
        </button>
      </form>
      {words.length > 0 && (
        <ul className="chips" aria-label="Words">
          {words.map((one) => (
            <li className="chip" key={one}>
              <code>{one}</code>
              <button
                type="button"
                aria-label={`Remove ${one}`}
                onClick={() => change({ words: words.filter((kept) => kept !== one) })}
              >
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Group>
  );
}
