/** An error of the service as a heading and a list. */

/** Return the first line of a message, and the lines below it. */
export function findingsOf(message: string): readonly [string, readonly string[]] {
  const [head = "", ...findings] = message.split("\n");
  return [head, findings.map((line) => line.trim()).filter((line) => line !== "")];
}
