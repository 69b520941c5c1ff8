"""What a client of coach.v1 must know besides the messages; it opens the AsyncAPI document."""

from __future__ import annotations

FLOW = """\
An interview is a list of events, numbered by `seq` from 1 without holes. A client sends messages and shows events.

## Connecting
Open a WebSocket on `/ws` and ask for the subprotocol `{subprotocol}`; without it the answer is 422. Messages are JSON
objects in text frames, told apart by `kind`; binary frames are refused. A frame has at most 131,072 bytes, a larger
one closes the socket with 1009. A `Host` or `Origin` that is not allowed gets 403, and a service with too many open
sockets 503, both before the socket is accepted. The server pings every 20 seconds.

Send `hello` first; `welcome` names the topics of the bank, the kinds that this server takes (`capabilities`), and
whether the model is loaded (`ready`). Nothing else waits for the model: questions are asked and answers saved at once,
and answers are graded as soon as it is loaded.

## An interview
1. `start` -> `question` with `seq` 1. Its `interview` names the interview from here on. A `start` that names
   `questions` asks exactly those, in their order. Each `question` says in `why` why it was chosen.
2. `answer` with the `turn` of the question -> `saved` at once, when the answer is on the disk.
   - practice: `graded` follows when the answer has been read, and by itself the next `question`, or the `summary`
     (with `dialogue` it does not go on by itself: see below).
   - exam: the next `question` follows at once; each `graded` has the status `held` and no grade. When all are graded,
     the `summary` carries every grade.
3. Instead of an answer: `hint` -> `hint`, as often as there are hints (error `no_more_hints`; an exam has none:
   `no_hints_in_exam`). `skip` -> `saved` (`what` is `skip`; in practice with the reference answer), then the next
   `question` or the `summary`.
4. `end`, at any time -> `saved` (`what` is `end`), then the `summary`, once the answers under way are graded.

5. Before the grade is shown: `confidence` -> `saved`. It is never counted.
6. `edit`, while the question is the current one, and in an exam until the next one is answered -> `saved` (`what` is
   `edit`, or `withdraw` where `text` is null). The new text is graded instead; a withdrawn answer leaves the question
   open again, and counts as nothing said when the interview ends so.
7. `dispute`, once the grade was shown and also after the end -> `saved`, then `standing`. The grade stays beside it.
   The `summary` that is read later counts the dispute.

After the `summary` the interview has ended; further messages get the error `interview_over`.
A `graded` with the status `ungradable` says that grading failed again and again; the answer is kept, and the
interview goes on.

A timed exam (`minutes` in `start`) names in each `question` the `seconds` for it, which are advice, and when the whole
time is over (`ends_at`; compare it with `now` of `welcome`, not with the client's clock). What comes later gets the
error `time_over`, and the interview closes: `saved` (`what` is `end`, `timed_out`), then the `summary`.

## A dialogue
With `dialogue` in `start` (practice only) a question stays on the table after its grade, until the client sends `next`
-> `saved`, then the next `question`, or the `summary` after the last.
Each `graded` is followed by `standing`: the credit of the turn and of each point, and by what a point stands as it
does. Then the coach goes on by itself, one thing at a time, until nothing is missing:
- `ask`: did you mean this? -> `confirm` (`said` true or false) -> `saved`, `standing`; only for verdicts `unsure`.
- `follow_up` with a `step`: `pump` asks what else there is. `hint`, `cloze` (the point's sentence with `____`) and
  `reveal` (the sentence, to be said back) speak of the heaviest point that is missing (`key_point`). `answer` replies:
  it is graded as a new attempt of the turn. `skip` passes over the step -> `saved` with the `step`. What was helped
  with earns less: at most 90 % of the point's weight after a pump, 60 % after its hint, 30 % after its cloze, 10 % said
  back.
While nothing is asked, `answer` answers the question anew. Each answer, reply and edit is an attempt of the turn with
a number; the grades of all stay as they were, the credit counts the best that was said of each point.
While a step is open, a client that wants the candidate to think does not show what is missing: `grade`, `feedback` and
`reference` of `graded` name it.

## Every message once
Every message but `hello` and `resume` carries a `client_id` that the client draws, one for each message (for
example a UUID). The first event that comes of it repeats it, and so does an error. Whoever is not sure that a message
arrived sends it again, unchanged, with the same `client_id`, also on another socket: it is done once, and its first
result comes again. A `client_id` that was used with other content gets the error `idempotency_mismatch`.
A `saved` is a promise: what was acknowledged survives a crash, and an answer has exactly one grade.

## Lost connections
Remember the `interview` and the last `seq` that was shown. On a new socket send `hello`, then `resume` with both,
then everything that was not acknowledged, again. Every later event comes, in order. With nothing later nothing comes.
`last_seq` 0 brings the interview from its beginning. A `last_seq` beyond what the server has gets a `snapshot`: forget
what you had, take its `events`, and go on from its `last_seq`. Skip any event whose `seq` you have already.
Reconnect after a close with 1006, 1011, 1012 or 4408, with a growing and random delay. 4408 means that the client did
not read what it was sent.

Several sockets may follow one interview: all get every event in the same order. A message that speaks of a turn that
is no longer on the table gets the error `stale_turn`, followed by a `snapshot`.

## Errors
An `error` never closes the socket and never means that something saved was lost. `message` is for people and safe to
show; `client_id` and `interview` say what it is about, where that could be read. With `retry_after` the same message
may succeed after so many seconds. Codes:

| code | meaning |
|---|---|
| `bad_message` | no message of this protocol: broken JSON, an unknown kind, a missing or wrong field |
| `empty_answer`, `answer_too_long` | no visible character, or more than {answer_chars} code points |
| `forbidden_character` | the answer holds a NUL |
| `unknown_topic`, `no_questions`, `nothing_due` | nothing fits what `start` asks for |
| `unknown_interview`, `unknown_question` | there is no such interview, or its question has left the bank |
| `stale_turn`, `interview_over` | the interview has moved on |
| `idempotency_mismatch` | this `client_id` was used with other content |
| `no_more_hints`, `no_hints_in_exam` | there is no hint to give |
| `time_over` | the time of the exam is over; nothing more is taken |
| `not_settled` | there is no grade yet that `next` could leave or `dispute` could speak of |
| `no_dialogue` | `next` in an interview that goes on by itself |
| `not_asked` | `confirm` of a point that is not asked about, or not any more |
| `nothing_to_edit`, `too_late` | there is no answer to edit; `confidence` came after the grade |
| `unknown_point` | `dispute` of a point that the grade does not have |
| `busy` | too many messages (20 in 10 seconds), or too many answers waiting; nothing was saved |
| `storage_unavailable` | the disk is full or fails; nothing was saved |
| `database_damaged` | what is stored is not what was written; this interview cannot be read |
| `internal_error` | a fault of coach; its log has the same reference |

## Room to grow
v1 only grows. Ignore kinds and fields that you do not know. Texts are Unicode; evidence spans count code points, not
UTF-16 units and not bytes.
"""
