/** Keeps a broken part from taking the whole page with it. */
import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { text } from "../text/en";
import { Notice } from "../ui/notice";

export class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <Notice tone="contradicted" title={text.problems.broke}>
        <p>{text.problems.brokeWhat}</p>
        <Button onClick={() => location.reload()}>{text.problems.reload}</Button>
      </Notice>
    );
  }
}
