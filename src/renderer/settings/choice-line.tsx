/** Owns a setting with a few values: its name, what it means, and the browser's own list of choices. */
import { useId } from 'react';
import { Icon } from '../look/icon.tsx';

interface ChoiceLineProps<Value extends string | number> {
  readonly label: string;
  readonly hint?: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, name: string])[];
  readonly onChange: (value: Value) => void;
}

export function ChoiceLine<Value extends string | number>(props: ChoiceLineProps<Value>) {
  const { label, hint, value, choices, onChange } = props;
  const id = useId();
  const at = choices.findIndex(([choice]) => choice === value);
  return (
    <div className="line">
      <div className="text">
        <label htmlFor={id}>
          <b>{label}</b>
        </label>
        {hint !== undefined && <small id={`${id}-hint`}>{hint}</small>}
      </div>
      <span className="select">
        <select
          id={id}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          value={at}
          onChange={({ target }) => {
            const choice = choices[Number(target.value)];
            if (choice) onChange(choice[0]);
          }}
        >
          {at < 0 && <option value={-1}>{String(value)}</option>}
          {choices.map(([choice, name], index) => (
            <option key={choice} value={index}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
    </div>
  );
}
