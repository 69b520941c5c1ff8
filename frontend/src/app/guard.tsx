/** Keeps a broken part from taking the whole page with it. */
import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { text } from "../text/en";
import { Notice } from "../ui/notice";

interface GuardProps {
  /** Where the page is: what broke in one place says nothing of the next. */
  readonly place: string;
  readonly children: ReactNode;
}

export class Guard extends Component<GuardProps, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidUpdate(before: GuardProps) {
    if (this.state.broken && before.place !== this.props.place) this.setState({ broken: false });
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
