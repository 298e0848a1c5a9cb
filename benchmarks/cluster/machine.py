"""A cluster as numbers, and the time that a set of steps takes on it: a small discrete-event simulation.

What is in it: steps with their seconds and what they wait for; jobs that hold one step or several, one
after another; a command that submits one job after another and asks now and then what became of them; nodes
with processors, which take jobs in the order in which they came; a shared disk with so many streams of so
many bytes a second.  What is not: failures, other people's jobs.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """seconds: of a processor.  bytes_moved: read and written.  files: named, each looked up once."""

    name: str
    seconds: float
    after: tuple[str, ...] = ()
    bytes_moved: float = 0.0
    files: int = 0
    processors: int = 1


@dataclass(frozen=True)
class Machine:
    """Seconds and bytes a second, unless said otherwise.

    submission: of one job, by the command, which submits them in turn.  start: from there until the job runs
    on an idle node.  job, step: what Snakemake takes on the node before the first step, and before each.
    poll: first pause until it asks what became of the jobs; each time in vain it waits `patience` longer, up
    to `longest`.  stream: of one reader of the shared disk.  streams: how many at once before they wait.
    lookup: of a file.
    """

    nodes: int
    processors: int
    submission: float
    start: float
    job: float
    step: float
    poll: float
    patience: float
    longest: float
    stream: float
    streams: int
    lookup: float


@dataclass
class Job:
    """Steps that share one, in an order in which each comes after what it waits for."""

    steps: Sequence[Step]
    waits: set[int] = field(default_factory=set)  # jobs

    @property
    def processors(self) -> int:
        return max(step.processors for step in self.steps)


def bundle(steps: Sequence[Step], groups: Mapping[str, str], sizes: Mapping[str, int]) -> list[Job]:
    """Jobs of steps: connected steps of a group share one, and so many of such heaps.

    groups: rule, the name up to its first slash -> group.  sizes: group -> heaps in a job.
    """
    named = {step.name: step for step in steps}
    heaps: dict[str, list[Step]] = {}  # first step's name -> heap
    heap_of: dict[str, str] = {}
    for step in in_order(steps):
        group = groups.get(step.name.partition("/")[0])
        near = [heap_of[n] for n in step.after if group and _group(n, groups) == group and n in heap_of]
        home = near[0] if near else step.name
        for other in set(near[1:]) - {home}:
            heaps[home] += heaps.pop(other)
        heaps.setdefault(home, []).append(step)
        heap_of.update({each.name: home for each in heaps[home]})
    waiting: dict[str, list[Step]] = {}
    count: Counter[str] = Counter()
    for heap in heaps.values():
        group = _group(heap[0].name, groups)
        key = f"{group} {count[group] // sizes.get(group, 1)}" if group else heap[0].name
        count[group] += 1
        waiting.setdefault(key, []).extend(heap)
    jobs = [Job(in_order(shared)) for shared in waiting.values()]
    at = {step.name: number for number, job in enumerate(jobs) for step in job.steps}
    for number, job in enumerate(jobs):
        job.waits = {at[n] for step in job.steps for n in step.after if n in named} - {number}
    return jobs


def _group(name: str, groups: Mapping[str, str]) -> str:
    return groups.get(name.partition("/")[0], "")


def in_order(steps: Iterable[Step]) -> list[Step]:
    """Each after what it waits for, else as they come."""
    left, done, found = deque(steps), set[str](), []
    names = {step.name for step in left}
    while left:
        step = left.popleft()
        if all(name in done or name not in names for name in step.after):
            done.add(step.name)
            found.append(step)
        else:
            left.append(step)
    return found


def makespan(jobs: Sequence[Job], machine: Machine) -> float:
    """Seconds from the first submission until the command knows that the last job has ended."""
    return _Run(jobs, machine).seconds()


class _Run:
    """One simulated build.  An event is (time, number, life): a job's life yields when it goes on."""

    def __init__(self, jobs: Sequence[Job], machine: Machine):
        self._jobs, self._machine = jobs, machine
        self._free = [machine.processors] * machine.nodes
        self._queue: deque[int] = deque()
        self._streams = [0.0] * machine.streams  # when each is free again
        self._events: list[tuple[float, int, Iterator[float]]] = []
        self._ended: set[int] = set()  # since the command last asked
        self._number = 0
        self._now = 0.0

    def seconds(self) -> float:
        """The command's own life: submit what can begin, sleep, ask, go on."""
        machine, known, left = self._machine, set[int](), list(range(len(self._jobs)))
        pause, clock, news = machine.poll, 0.0, True
        while len(known) < len(self._jobs):
            ready = [number for number in left if self._jobs[number].waits <= known] if news else []
            left = [number for number in left if number not in ready] if ready else left
            for number in ready:
                clock += machine.submission
                self._put(clock, self._arrival(number))
            clock += pause
            self._go_on_until(clock)
            news = bool(self._ended)
            known |= self._ended
            self._ended = set()
            pause = machine.poll if news else min(pause + machine.patience, machine.longest)
        return clock

    def _put(self, when: float, life: Iterator[float]) -> None:
        self._number += 1
        heapq.heappush(self._events, (when, self._number, life))

    def _go_on_until(self, clock: float) -> None:
        while self._events and self._events[0][0] <= clock:
            self._now, _, life = heapq.heappop(self._events)
            then = next(life, None)
            if then is not None:
                self._put(then, life)

    def _arrival(self, number: int) -> Iterator[float]:
        """A job comes to the queue."""
        self._queue.append(number)
        self._begin_what_fits()
        yield from ()

    def _begin_what_fits(self) -> None:
        """First come, first served: nobody overtakes who waits for more processors."""
        while self._queue:
            job = self._jobs[self._queue[0]]
            place = max(range(len(self._free)), key=self._free.__getitem__)  # the emptiest node
            if self._free[place] < job.processors:
                return
            self._free[place] -= job.processors
            self._put(self._now, self._life(self._queue.popleft(), place))

    def _life(self, number: int, place: int) -> Iterator[float]:
        job, machine = self._jobs[number], self._machine
        yield self._now + machine.start + machine.job
        for step in job.steps:
            yield self._now + machine.step + step.files * machine.lookup
            yield self._transfer(step.bytes_moved)
            yield self._now + step.seconds
        self._ended.add(number)
        self._free[place] += job.processors
        self._begin_what_fits()

    def _transfer(self, amount: float) -> float:
        """When so many bytes have gone over the first stream that is free."""
        begins = max(heapq.heappop(self._streams), self._now)
        ends = begins + amount / self._machine.stream
        heapq.heappush(self._streams, ends)
        return ends


def longest_path(steps: Sequence[Step]) -> float:
    """Seconds of the longest chain of steps, by their own work alone: no cluster is faster."""
    ends: dict[str, float] = {}
    for step in in_order(steps):
        ends[step.name] = step.seconds + max((ends.get(name, 0.0) for name in step.after), default=0.0)
    return max(ends.values(), default=math.nan)
