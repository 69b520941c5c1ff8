/** One of a few: a name, the options side by side, and a word on what the choice means. */
import { SegmentedControl } from "@mantine/core";
import { type ReactNode, useId } from "react";
import classes from "./choice.module.css";

interface FieldProps {
  readonly label: string;
  readonly note?: string;
  readonly children: ReactNode;
}

export function Field({ label, note, children }: FieldProps) {
  const id = useId();
  return (
    <fieldset className={classes.field} aria-describedby={note && id}>
      <legend>{label}</legend>
      {children}
      {note && (
        <p id={id} className={classes.note}>
          {note}
        </p>
      )}
    </fieldset>
  );
}

interface ChoiceProps<Option extends string> {
  readonly label: string;
  readonly value: Option;
  /** Each option with its name. */
  readonly options: Readonly<Record<Option, string>>;
  readonly onChange: (option: Option) => void;
  readonly note?: string;
}

export function Choice<Option extends string>({
  label,
  value,
  options,
  onChange,
  note,
}: ChoiceProps<Option>) {
  return (
    <Field label={label} {...(note && { note })}>
      <SegmentedControl
        aria-label={label}
        className={classes.choice ?? ""}
        value={value}
        onChange={(option) => onChange(option as Option)}
        data={Object.entries<string>(options).map(([option, name]) => ({ value: option, label: name }))}
      />
    </Field>
  );
}
