"""A real SLURM on this machine, in a folder of its own: munged, slurmctld and a slurmd for each node.

    python tests/cluster/small_slurm.py FOLDER [--nodes N] -- COMMAND ...

runs the command with that SLURM around it and takes everything down when it ends.  Needs root and Debian's
packages slurm-wlm and munge, whose own services and files in /etc are not touched: key, sockets, state and
configuration lie in FOLDER.  Several slurmd share the machine, each under a node's name of its own.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil

DAEMONS = ("munged", "slurmctld", "slurmd")
PATIENCE = 30  # seconds until a daemon answers
CONFIGURATION = """\
ClusterName=small
SlurmctldHost={host}
SlurmctldPort={port}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={folder}/munge.socket
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool.%n
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.%n.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.%n.log
# without systemd, and without the control groups that a machine in a container may not use
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SchedulerParameters=sched_interval=5,bf_interval=5
# more processors than there are may be named
SlurmdParameters=config_overrides
SlurmdTimeout=10
MinJobAge=7200
KillWait=2
ReturnToService=2
MpiDefault=none
{nodes}
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


def missing() -> str:
    """Why there can be no SLURM here, in words; empty if there can."""
    if os.geteuid() != 0:
        return "its daemons are started as root, and you are not"
    absent = [name for name in DAEMONS if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")]
    if absent:
        return f"{', '.join(absent)} not found; apt-get install slurm-wlm munge"
    if not Path("/sys/fs/cgroup").is_dir():
        return "slurmd needs /sys/fs/cgroup"
    return ""


class SmallSlurm:
    """The daemons, by name.  folder: where all that they write lies.  nodes: how many slurmd."""

    def __init__(self, folder: Path, nodes: int = 2, cpus: int = 4, memory: int = 8000):
        self.folder, self._ports = folder.absolute(), _free_ports(nodes + 1)
        self.nodes = [f"node{number}" for number in range(1, nodes + 1)]
        self._shape = f"NodeHostname={socket.gethostname()} CPUs={cpus} RealMemory={memory} State=UNKNOWN"
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    @property
    def environment(self) -> dict[str, str]:
        """What a command needs to find this SLURM."""
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}:/usr/sbin"
        return {**os.environ, "SLURM_CONF": str(self.folder / "slurm.conf"), "PATH": path}

    def start(self) -> None:
        """Write the configuration, start everything, wait until the nodes take jobs."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o755)
        (self.folder / "state").mkdir(exist_ok=True)
        for name in self.nodes:
            (self.folder / f"spool.{name}").mkdir(exist_ok=True)
        lines = [
            f"NodeName={name} Port={port} {self._shape}"
            for name, port in zip(self.nodes, self._ports[1:], strict=True)
        ]
        (self.folder / "slurm.conf").write_text(
            CONFIGURATION.format(
                host=socket.gethostname(), port=self._ports[0], folder=self.folder, nodes="\n".join(lines)
            )
        )
        self._write_srun()
        (self.folder / "cgroup.conf").write_text("CgroupPlugin=cgroup/v1\n")
        key = self.folder / "munge.key"
        key.write_bytes(os.urandom(128))
        key.chmod(0o600)
        self.start_munge()
        self.start_controller()
        for name in self.nodes:
            self.start_node(name)
        ready = ["idle", str(len(self.nodes))]
        self.wait_for(lambda: self.ask("sinfo", "-h", "-o", "%T %D").split() == ready)

    def _write_srun(self) -> None:
        """Snakemake's plug-in takes SLURM_CONF from a step's environment; elsewhere the file lies in /etc."""
        srun = self.folder / "bin/srun"
        srun.parent.mkdir(exist_ok=True)
        known = f"SLURM_CONF={shlex.quote(self.environment['SLURM_CONF'])}"
        srun.write_text(f'#!/bin/sh\n{known} exec {shutil.which("srun")} "$@"\n', encoding="utf-8")
        srun.chmod(0o755)

    def start_munge(self) -> None:
        names = {"key": "munge.key", "socket": "munge.socket", "pid": "munged.pid", "log": "munged.log"}
        files = {**names, "seed": "munge.seed"}
        places = [
            f"--{kind}{'' if kind == 'socket' else '-file'}={self.folder / name}"
            for kind, name in files.items()
        ]
        self._start("munged", ["munged", "--foreground", "--force", *places])
        self.wait_for((self.folder / "munge.socket").exists)

    def start_controller(self) -> None:
        self._start("slurmctld", ["slurmctld", "-D"])
        self.wait_for(lambda: "UP" in self.ask("scontrol", "ping"))

    def start_node(self, name: str) -> None:
        self._start(name, ["slurmd", "-D", "-N", name], SLURMD_NODENAME=name)

    def kill(self, daemon: str) -> None:
        """End a daemon as a lost machine does: at once, and with a node all that it has at work."""
        process = self._running.pop(daemon)
        with suppress(ProcessLookupError):
            process.kill()
        process.wait()
        if daemon in self.nodes:
            for one in self.at_work(daemon):
                with suppress(psutil.NoSuchProcess):
                    one.kill()

    def at_work(self, node: str) -> list[psutil.Process]:
        """The processes of a node's jobs, first those that watch over a job and would tell of its end.

        SLURM names the node in the environment of what it starts; the watchers hide theirs.
        """
        mine = {"SLURM_CONF": self.environment["SLURM_CONF"], "SLURMD_NODENAME": node}
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                if mine.items() <= process.environ().items():
                    found.append(process)
        above = {parent for process in found for parent in process.parents()}
        return [*(parent for parent in above if parent.name().startswith("slurmstepd")), *found]

    @staticmethod
    def below(process: int) -> list[psutil.Process]:
        """A process and all that it started."""
        first = psutil.Process(process)
        return [first, *first.children(recursive=True)]

    def stop(self) -> None:
        """End everything that was started, jobs first."""
        with suppress(subprocess.SubprocessError):
            self.ask("scancel", "--full", "--user=root")
        time.sleep(1)
        for name in [*self.nodes, "slurmctld", "munged"]:
            if name in self._running:
                self.kill(name)

    def ask(self, *words: str) -> str:
        """What a command of SLURM answers; empty while nobody does."""
        done = subprocess.run(words, env=self.environment, capture_output=True, text=True, timeout=60)
        return done.stdout

    def wait_for(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Until something is so.  Raises TimeoutError with what the daemons last wrote."""
        until = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > until:
                logs = sorted(self.folder.glob("*.log"))
                told = "\n".join(f"{log.name}: {log.read_text(errors='replace')[-800:]}" for log in logs)
                raise TimeoutError(f"SLURM did not get there in {seconds} s\n{told}")
            time.sleep(0.2)

    def _start(self, name: str, words: Sequence[str], **further: str) -> None:
        with open(self.folder / f"{name}.out", "ab") as told:
            self._running[name] = subprocess.Popen(
                words,
                env={**self.environment, **further},
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
                start_new_session=True,
            )


def _free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("", 0))
        return [one.getsockname()[1] for one in sockets]


@contextmanager
def small_slurm(folder: Path, nodes: int = 2) -> Iterator[SmallSlurm]:
    """A SLURM that is there as long as the block."""
    slurm = SmallSlurm(folder, nodes)
    try:
        slurm.start()
        yield slurm
    finally:
        slurm.stop()


def main() -> int:
    """Run the command with a SLURM around it; its exit code is ours."""
    parser = argparse.ArgumentParser(description="run a command with a small SLURM around it")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nodes", type=int, default=2)
    parser.add_argument("command", nargs="+")
    asked = parser.parse_args()
    reason = missing()
    if reason:
        print(f"no SLURM can be started here: {reason}", file=sys.stderr)
        return 2
    for number in (signal.SIGINT, signal.SIGTERM):  # whoever ends this ends the daemons too
        signal.signal(number, lambda *_: sys.exit(130))
    with small_slurm(asked.folder, asked.nodes) as slurm:
        return subprocess.call(asked.command, env=slurm.environment)


if __name__ == "__main__":
    sys.exit(main())
